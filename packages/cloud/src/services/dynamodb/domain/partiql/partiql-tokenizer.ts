/** `word` is a keyword or a bare name; `quoted` is a name in double quotes; `string` has single quotes. */
export type PartiqlTokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'end';

/** One token of a statement. */
export interface PartiqlToken {
  readonly kind: PartiqlTokenKind;
  /** Without quotes. */
  readonly text: string;
  /** In upper case for a word, empty for what is quoted, else as the text. */
  readonly keyword: string;
  /** `line:column:length`, as AWS gives positions. */
  readonly position: string;
}

const TOKEN =
  /(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(?:([A-Za-z_$][\w$]*)|"((?:[^"]|"")*)"|'((?:[^']|'')*)'|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?!--|\/\*)(<<|>>|<>|!=|<=|>=|\|\||[-+*/%=<>()[\]{},.:;?]))/uy;
const REST = /(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/uy;
const KINDS = ['word', 'quoted', 'string', 'number', 'symbol'] as const;

/** Cuts a statement into tokens, or answers undefined where a character fits nowhere. */
export function tokenizePartiql(text: string): readonly PartiqlToken[] | undefined {
  const tokens: PartiqlToken[] = [];
  let from = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    const kind = KINDS[group - 1] ?? 'symbol';
    const raw = match[group] ?? '';
    from = TOKEN.lastIndex;
    const quotes = kind === 'quoted' || kind === 'string' ? 2 : 0;
    tokens.push({
      kind,
      text: unescape(kind, raw),
      keyword: kind === 'word' ? raw.toUpperCase() : quotes > 0 ? '' : raw,
      position: positionOf(text, from - raw.length - quotes, raw.length + quotes),
    });
  }
  REST.lastIndex = from;
  if (!REST.test(text)) return undefined;
  tokens.push({ kind: 'end', text: '', keyword: '<end>', position: positionOf(text, text.length, 0) });
  return tokens;
}

function unescape(kind: PartiqlTokenKind, raw: string): string {
  if (kind === 'string') return raw.replaceAll("''", "'");
  return kind === 'quoted' ? raw.replaceAll('""', '"') : raw;
}

function positionOf(text: string, start: number, length: number): string {
  const lines = text.slice(0, start).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}:${length}`;
}
