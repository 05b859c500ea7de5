/** `name` `#placeholder` `:placeholder` `12` `<=`; `end` closes every token list. */
export type TokenKind = 'identifier' | 'nameRef' | 'valueRef' | 'number' | 'symbol' | 'end';

/** One token and where it stands in the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The text in upper case where the token is an identifier, for comparing with keywords; else the text. */
  readonly keyword: string;
}

// AWS: identifiers start with a letter; leading zeros are a number of their own; what fits nowhere is a token of one character.
const TOKEN = /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(0|[1-9]\d*)|(<>|<=|>=|[^\s]))/uy;
const KINDS = ['identifier', 'nameRef', 'valueRef', 'number', 'symbol'] as const;

/** Cuts an expression into tokens; never fails, as the parser is what knows which tokens it cannot use. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    const tokenText = match[group] ?? '';
    const kind = KINDS[group - 1] ?? 'symbol';
    const end = match.index + match[0].length;
    const keyword = kind === 'identifier' ? tokenText.toUpperCase() : tokenText;
    tokens.push({ kind, text: tokenText, start: end - tokenText.length, end, keyword });
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length, keyword: '<EOF>' });
  return tokens;
}
