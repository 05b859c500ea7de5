/** An element of a parsed document. Prefixes are dropped from names, but for those of attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const token =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/\s*([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads the small XML that requests carry. Undefined where it is not well-formed, or declares a document type,
 * which no AWS service takes either.
 */
export function parseXml(text: string): XmlElement | undefined {
  const root: XmlElement = createElement('', '');
  const open: XmlElement[] = [root];
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    const [, characters, closing, opening, attributes, selfClosing, content] = match;
    const parent = open.at(-1) ?? root;
    if (characters !== undefined) parent.text += characters;
    else if (content !== undefined) parent.text += decodeEntities(content);
    else if (opening !== undefined) {
      const element = createElement(opening, attributes ?? '');
      parent.children.push(element);
      if (selfClosing === '') open.push(element);
    } else if (closing !== undefined) {
      if (open.length === 1 || parent.name !== localName(closing)) return undefined;
      open.pop();
    }
  }
  const [document] = root.children;
  return open.length === 1 && root.children.length === 1 && root.text.trim() === '' ? document : undefined;
}

function createElement(name: string, attributes: string): XmlElement {
  const read = new Map<string, string>();
  for (const [, key = '', double, single] of attributes.matchAll(attribute))
    read.set(key, decodeEntities(double ?? single ?? ''));
  return { name: localName(name), attributes: read, children: [], text: '' };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
    },
  );
}
