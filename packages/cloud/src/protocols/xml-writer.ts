import type { Member, StructureShape, Traits } from './model.ts';
import { formatTextValue } from './text-values.ts';

/** Escapes text for an element's content or an attribute in double quotes. */
export function escapeXml(text: string): string {
  if (!/[&<>"'\r\n\u0085\u2028]/.test(text)) return text;
  return text.replace(/[&<>"'\r\n\u0085\u2028]/g, (character) => escapes[character] ?? character);
}

// Line ends other than by reference would be normalised by the reader.
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

/** One element around content that is XML already. */
export function formatElement(name: string, content: string, attributes = ''): string {
  return `<${name}${attributes}>${content}</${name}>`;
}

/** The attribute that declares a namespace, with a space before it; empty for none. */
export function formatNamespace(namespace: Traits['xmlNamespace']): string {
  if (namespace === undefined) return '';
  return typeof namespace === 'string'
    ? ` xmlns="${escapeXml(namespace)}"`
    : ` xmlns${namespace[0] ? `:${namespace[0]}` : ''}="${escapeXml(namespace[1])}"`;
}

/** The content of a structure: its members as elements, in the model's order. `only` leaves out those bound elsewhere. */
export function formatXmlMembers(value: unknown, shape: StructureShape, only?: (member: Member) => boolean): string {
  if (typeof value !== 'object' || value === null) return '';
  const source = value as Readonly<Record<string, unknown>>;
  let content = '';
  for (const member of shape.members.values()) {
    const entry = source[member.name];
    if (entry === undefined || entry === null || member.traits.xmlAttribute === 1) continue;
    if (only && !only(member)) continue;
    content += formatMember(member.traits.xmlName ?? member.name, entry, member);
  }
  return content;
}

/** One member as an element of the given name, or as several where it is flattened. */
export function formatMember(name: string, value: unknown, member: Member): string {
  const { target, traits } = member;
  const namespace = formatNamespace(traits.xmlNamespace);
  switch (target.kind) {
    case 'structure':
    case 'union': {
      const own = namespace || formatNamespace(target.traits.xmlNamespace);
      return formatElement(name, formatXmlMembers(value, target), own + formatAttributes(value, target));
    }
    case 'list': {
      const elementName = traits.xmlFlattened ? name : (target.member.traits.xmlName ?? 'member');
      const elements = (value as readonly unknown[])
        .map((element) => formatMember(elementName, element, target.member))
        .join('');
      return traits.xmlFlattened ? elements : formatElement(name, elements, namespace);
    }
    case 'map': {
      const entries = Object.entries(value as object)
        .filter(([, entry]) => entry !== undefined && entry !== null)
        .map(([key, entry]) =>
          formatElement(
            traits.xmlFlattened ? name : 'entry',
            formatMember(target.key.traits.xmlName ?? 'key', key, target.key) +
              formatMember(target.value.traits.xmlName ?? 'value', entry, target.value),
          ),
        )
        .join('');
      return traits.xmlFlattened ? entries : formatElement(name, entries, namespace);
    }
    default:
      return formatElement(name, escapeXml(formatTextValue(value, target, 'date-time')), namespace);
  }
}

function formatAttributes(value: unknown, shape: StructureShape): string {
  const source = value as Readonly<Record<string, unknown>>;
  let attributes = '';
  for (const member of shape.members.values()) {
    const entry = source[member.name];
    if (member.traits.xmlAttribute === 1 && entry !== undefined && entry !== null) {
      attributes += ` ${member.traits.xmlName ?? member.name}="${escapeXml(String(entry))}"`;
    }
  }
  return attributes;
}
