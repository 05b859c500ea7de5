import { InvalidEventPattern } from './invalid-event-pattern.ts';

/** An offset into the text: everything before it had been read when AWS's parser stopped. */
export type Offset = number;

interface Located {
  /** Where the parser stands when it meets the value: after the first character of a string, array or object. */
  readonly opened: Offset;
  /** Where the parser stands when it has read the whole value. */
  readonly closed: Offset;
}

export interface LocatedEntry {
  readonly key: string;
  readonly value: LocatedValue;
}

export type LocatedObject = Located & { readonly kind: 'object'; readonly entries: readonly LocatedEntry[] };
export type LocatedArray = Located & { readonly kind: 'array'; readonly items: readonly LocatedValue[] };
export type LocatedString = Located & { readonly kind: 'string'; readonly value: string };
export type LocatedNumber = Located & { readonly kind: 'number'; readonly value: number };
export type LocatedLiteral = Located & { readonly kind: 'literal'; readonly value: boolean | null };
export type LocatedValue = LocatedObject | LocatedArray | LocatedString | LocatedNumber | LocatedLiteral;

/** Longest excerpt of the pattern that AWS's parser quotes in a message. */
const QUOTED_CHARACTERS = 500;

/**
 * Builds the error for a place in the pattern.
 * AWS: the text after the reason is that of the Jackson parser inside Event Ruler:
 * `\n at [Source: (String)"…"; line: 1, column: 17]`. Source: recorded answers of TestEventPattern, 2024-12.
 */
export function invalidAt(text: string, offset: Offset, reason: string): InvalidEventPattern {
  return new InvalidEventPattern(reason + describePlace(text, offset));
}

/** The suffix `\n at [Source: …]` for a place in the pattern. */
export function describePlace(text: string, offset: Offset): string {
  return `\n at ${describeSource(text, offset)}`;
}

function describeSource(text: string, offset: Offset): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  const rest = text.length - QUOTED_CHARACTERS;
  const quoted = `"${text.slice(0, QUOTED_CHARACTERS)}"${rest > 0 ? `[truncated ${rest} chars]` : ''}`;
  return `[Source: (String)${quoted}; line: ${line}, column: ${column}]`;
}

/** Parses JSON and keeps the place of every value; throws {@link InvalidEventPattern} in AWS's words. */
export function parseLocatedJson(text: string): LocatedValue | undefined {
  const start = skipWhitespace(text, 0);
  return start >= text.length ? undefined : parseValue(text, start);
}

function parseValue(text: string, at: Offset): LocatedValue {
  const character = text[at];
  if (character === '{') return parseObject(text, at);
  if (character === '[') return parseArray(text, at);
  if (character === '"') return parseString(text, at);
  const number = matchAt(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, text, at);
  if (number !== undefined) {
    return { kind: 'number', value: Number(number), opened: at + number.length, closed: at + number.length };
  }
  return parseLiteral(text, at);
}

function parseLiteral(text: string, at: Offset): LocatedLiteral {
  const word = matchAt(/[\p{L}\p{N}_$]+/uy, text, at);
  if (word === undefined) {
    throw unexpected(
      text,
      at,
      "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    );
  }
  const end = at + word.length;
  if (word === 'true') return { kind: 'literal', value: true, opened: end, closed: end };
  if (word === 'false') return { kind: 'literal', value: false, opened: end, closed: end };
  if (word === 'null') return { kind: 'literal', value: null, opened: end, closed: end };
  throw invalidAt(
    text,
    end,
    `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
  );
}

function parseObject(text: string, start: Offset): LocatedObject {
  const entries: LocatedEntry[] = [];
  let at = skipWhitespace(text, start + 1);
  while (text[at] !== '}') {
    if (entries.length > 0) at = skipComma(text, at, start, 'Object');
    if (at >= text.length) throw unclosed(text, start, 'Object');
    if (text[at] !== '"') throw unexpected(text, at, 'was expecting double-quote to start field name');
    const key = parseString(text, at);
    at = skipWhitespace(text, key.closed);
    if (at >= text.length) throw unclosed(text, start, 'Object');
    if (text[at] !== ':') throw unexpected(text, at, 'was expecting a colon to separate field name and value');
    at = skipWhitespace(text, at + 1);
    if (at >= text.length) throw unclosed(text, start, 'Object');
    const value = parseValue(text, at);
    entries.push({ key: key.value, value });
    at = skipWhitespace(text, value.closed);
  }
  return { kind: 'object', entries, opened: start + 1, closed: at + 1 };
}

function parseArray(text: string, start: Offset): LocatedArray {
  const items: LocatedValue[] = [];
  let at = skipWhitespace(text, start + 1);
  while (text[at] !== ']') {
    if (items.length > 0) at = skipComma(text, at, start, 'Array');
    if (at >= text.length) throw unclosed(text, start, 'Array');
    const value = parseValue(text, at);
    items.push(value);
    at = skipWhitespace(text, value.closed);
  }
  return { kind: 'array', items, opened: start + 1, closed: at + 1 };
}

function parseString(text: string, start: Offset): LocatedString {
  const raw = matchAt(/"(?:[^"\\\u0000-\u001f]|\\.)*"/y, text, start);
  if (raw === undefined) {
    throw invalidAt(text, text.length, 'Unexpected end-of-input: was expecting closing quote for a string value');
  }
  const closed = start + raw.length;
  return { kind: 'string', value: unescape(text, raw, closed), opened: start + 1, closed };
}

function unescape(text: string, raw: string, closed: Offset): string {
  try {
    return String(JSON.parse(raw));
  } catch {
    throw invalidAt(text, closed, 'Unrecognized character escape');
  }
}

function skipComma(text: string, at: Offset, start: Offset, kind: 'Object' | 'Array'): Offset {
  if (at >= text.length) throw unclosed(text, start, kind);
  if (text[at] !== ',') throw unexpected(text, at, `was expecting comma to separate ${kind} entries`);
  return skipWhitespace(text, at + 1);
}

function skipWhitespace(text: string, from: Offset): Offset {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function matchAt(expression: RegExp, text: string, at: Offset): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function unexpected(text: string, at: Offset, expectation: string): InvalidEventPattern {
  const character = text.charAt(at);
  const code = text.codePointAt(at) ?? 0;
  return invalidAt(text, at, `Unexpected character ('${character}' (code ${code})): ${expectation}`);
}

function unclosed(text: string, start: Offset, kind: 'Object' | 'Array'): InvalidEventPattern {
  const marker = `start marker at ${describeSource(text, start)}`;
  return invalidAt(text, text.length, `Unexpected end-of-input: expected close marker for ${kind} (${marker})`);
}
