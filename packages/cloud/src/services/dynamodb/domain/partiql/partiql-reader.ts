import type { AttributeValue } from '../attribute-value.ts';
import { canonicalValue } from '../canonical-value.ts';
import type { DocumentPath, PathElement } from '../document-path.ts';
import { validationError } from '../validation-error.ts';
import { tokenizePartiql, type PartiqlToken } from './partiql-tokenizer.ts';

/** Reads the tokens of one statement and hands out its parameters in order. */
export interface PartiqlReader {
  peek(ahead?: number): PartiqlToken;
  next(): PartiqlToken;
  /** Reads the next token if it is this symbol or keyword. */
  take(keyword: string): boolean;
  /** Reads this symbol or keyword, or throws. */
  expect(keyword: string): void;
  /** Reads a bare or quoted name, or throws. */
  expectName(): string;
  /** The value of the next `?`. */
  parameter(): AttributeValue;
  /** What AWS answers to a statement it cannot parse. */
  malformed(): Error;
}

/** Words that end or join clauses, and so cannot be bare names. */
const KEYWORDS = new Set(
  'SELECT FROM WHERE INSERT INTO VALUE UPDATE SET REMOVE DELETE AND OR NOT IN BETWEEN IS MISSING NULL TRUE FALSE ORDER GROUP BY ASC DESC RETURNING LIMIT LIKE AS ON HAVING OFFSET DISTINCT'.split(
    ' ',
  ),
);

/** Starts reading a statement. Throws `ValidationException` where it has characters that fit nowhere. */
export function createPartiqlReader(text: string, parameters: readonly AttributeValue[]): PartiqlReader {
  // AWS: the statement is part of the message. Checked against DynamoDB local 2.5.
  const malformed = () => validationError(`Statement wasn't well formed, can't be processed: ${text}`);
  const tokens = tokenizePartiql(text);
  if (!tokens) throw malformed();
  const last = tokens.length - 1;
  let position = 0;
  let used = 0;
  const peek = (ahead = 0) => tokens[Math.min(position + ahead, last)] as PartiqlToken;
  const next = () => {
    const token = peek();
    position = Math.min(position + 1, last);
    return token;
  };
  const take = (keyword: string) => {
    if (peek().keyword !== keyword) return false;
    next();
    return true;
  };
  return {
    peek,
    next,
    take,
    malformed,
    expect(keyword) {
      if (!take(keyword)) throw malformed();
    },
    expectName() {
      const { kind, keyword } = peek();
      if (kind === 'quoted' || (kind === 'word' && !KEYWORDS.has(keyword))) return next().text;
      throw malformed();
    },
    parameter() {
      const value = parameters[used];
      used += 1;
      if (!value) throw validationError("Number of parameters in request and statement don't match.");
      return canonicalValue(value);
    },
  };
}

/** Reads `name`, then `.name`, `[0]` and `['name']`. */
export function readPartiqlPath(reader: PartiqlReader): DocumentPath {
  const path: [string, ...PathElement[]] = [reader.expectName()];
  for (;;) {
    if (reader.take('.')) path.push(reader.expectName());
    else if (reader.peek().keyword === '[') {
      reader.next();
      const token = reader.next();
      if (token.kind === 'number' && /^\d+$/.test(token.text)) path.push(Number(token.text));
      else if (token.kind === 'string') path.push(token.text);
      else throw reader.malformed();
      reader.expect(']');
    } else return path;
  }
}
