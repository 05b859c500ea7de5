import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { skyrigError } from '../model/skyrig-error.ts';

/** An element: its name, attributes, children in order, and the text directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>>;

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities that every XML file has, and characters by number; there are no others without a DOCTYPE. */
function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return characters[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  maxNestedTags: 60,
});

function toElement(node: Node): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return undefined;
  const inner = (node[name] ?? []) as readonly Node[];
  const given = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  const text = inner.map((part) => {
    const cdata = part['#cdata'] as readonly Node[] | undefined;
    if (cdata) return cdata.map((piece) => String(piece['#text'] ?? '')).join('');
    return part['#text'] === undefined ? '' : decode(String(part['#text']));
  });
  return {
    name,
    attributes: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, decode(value)])),
    children: inner.flatMap((part) => toElement(part) ?? []),
    text: text.join(''),
  };
}

const refuse = (what: string): Error => skyrigError('RESULTS_FILE', `This is no JUnit XML: ${what}.`);

/** The validator answers a file that was cut off with the list of its open elements. */
function describeFlaw({ msg, line }: { readonly msg: string; readonly line: number }): string {
  const open = /^Invalid '(\[.*\])' found/s.exec(msg)?.[1];
  if (open === undefined) return `${msg.replace(/\.$/, '')} (line ${line})`;
  const names = [...open.matchAll(/"([^"]+)"/g)].map(([, name]) => `<${name ?? ''}>`);
  return `it was cut off: ${names.join(', ')} not closed`;
}

/** Reads an XML file into its root element. Throws `ERR_SKYRIG_RESULTS_FILE` when it is damaged. */
export function readXml(text: string): XmlElement {
  // Entities that expand into each other need a DOCTYPE, and results never have one.
  if (/<!DOCTYPE/i.test(text)) throw refuse('it has a DOCTYPE, which is not read');
  if (text.trim() === '') throw refuse('it is empty');
  const verdict = XMLValidator.validate(text, { allowBooleanAttributes: false });
  if (verdict !== true) throw refuse(describeFlaw(verdict.err));
  const nodes = parser.parse(text) as readonly Node[];
  const root = nodes.flatMap((node) => toElement(node) ?? [])[0];
  if (root === undefined) throw refuse('it holds no element');
  return root;
}
