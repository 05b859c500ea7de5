import { setEntry } from './entries.ts';
import { malformedRequest } from './malformed-request.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import { describeExpected, parseTextValue } from './text-values.ts';
import type { XmlElement } from '../xml/xml-parser.ts';

/** Reads an element's children as a structure. `only` leaves out members bound elsewhere. */
export function readXmlStructure(
  element: XmlElement,
  shape: StructureShape,
  service: ServiceModel,
  only?: (member: Member) => boolean,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const member of shape.members.values()) {
    if (only && !only(member)) continue;
    const name = member.traits.xmlName ?? member.name;
    if (member.traits.xmlAttribute === 1) {
      const value = element.attributes.get(name);
      if (value !== undefined) read[member.name] = value;
      continue;
    }
    const local = name.slice(name.indexOf(':') + 1);
    const found = element.children.filter((child) => child.name === local);
    const [first] = found;
    if (first) read[member.name] = readXmlMember(first, member, service, found);
  }
  return read;
}

/** Reads one element as a member, or all elements of its name where it is flattened. */
export function readXmlMember(
  element: XmlElement,
  member: Member,
  service: ServiceModel,
  siblings: readonly XmlElement[] = [element],
): unknown {
  const { target, traits } = member;
  switch (target.kind) {
    case 'structure':
    case 'union':
      return readXmlStructure(element, target, service);
    case 'list': {
      const elementName = target.member.traits.xmlName ?? 'member';
      const elements = traits.xmlFlattened ? siblings : element.children.filter((child) => child.name === elementName);
      return elements.map((child) => readXmlMember(child, target.member, service));
    }
    case 'map': {
      const entries: Record<string, unknown> = {};
      for (const entry of traits.xmlFlattened ? siblings : element.children) {
        const key = entry.children.find((child) => child.name === (target.key.traits.xmlName ?? 'key'));
        const value = entry.children.find((child) => child.name === (target.value.traits.xmlName ?? 'value'));
        if (key && value) setEntry(entries, key.text, readXmlMember(value, target.value, service));
      }
      return entries;
    }
    default: {
      const value = parseTextValue(element.text, target, 'date-time');
      if (value === undefined) throw malformedRequest(service, `${member.name} must be ${describeExpected(target)}`);
      return value;
    }
  }
}
