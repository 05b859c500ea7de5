import { setEntry } from './entries.ts';
import { malformedRequest } from './malformed-request.ts';
import type { Member, ServiceModel, StructureShape } from './model.ts';
import { numberedChildren } from './query-parameters.ts';
import type { ParameterNode } from './query-parameters.ts';
import { describeExpected, parseTextValue } from './text-values.ts';

/** Reads the tree of a Query request as its operation's input. */
export function readQueryStructure(
  node: ParameterNode,
  shape: StructureShape,
  service: ServiceModel,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const member of shape.members.values()) {
    const child = node.children.get(member.traits.xmlName ?? member.name);
    if (child) read[member.name] = readMember(child, member, service);
  }
  return read;
}

function readMember(node: ParameterNode, member: Member, service: ServiceModel): unknown {
  const { target, traits } = member;
  switch (target.kind) {
    case 'structure':
    case 'union':
      return readQueryStructure(node, target, service);
    case 'list': {
      // A list is `Name.member.1`, or `Name.1` where it is flattened; an empty one is `Name=`.
      const wrapper = traits.xmlFlattened
        ? node
        : (node.children.get(target.member.traits.xmlName ?? 'member') ?? node.children.get('member') ?? node);
      return numberedChildren(wrapper).map((element) => readMember(element, target.member, service));
    }
    case 'map': {
      const wrapper = traits.xmlFlattened ? node : (node.children.get('entry') ?? node);
      const entries: Record<string, unknown> = {};
      for (const entry of numberedChildren(wrapper)) {
        const key = entry.children.get(target.key.traits.xmlName ?? 'key')?.value;
        const value = entry.children.get(target.value.traits.xmlName ?? 'value');
        if (key !== undefined && value) setEntry(entries, key, readMember(value, target.value, service));
      }
      return entries;
    }
    default: {
      const value = parseTextValue(node.value ?? '', target, 'date-time');
      if (value === undefined) {
        // AWS: the message for timestamps is CloudWatch's; other types have no published wording.
        const reason =
          target.kind === 'timestamp'
            ? 'timestamp must follow ISO8601'
            : `${member.name} must be ${describeExpected(target)}`;
        throw malformedRequest(service, reason);
      }
      return value;
    }
  }
}
