import { MAX_EXPRESSION_BYTES, MAX_LIST_INDEX, MAX_NESTING_LEVELS, MAX_OPERATORS } from '../limits.ts';
import { utf8Length } from '../binary-text.ts';
import { expressionError, type ExpressionLabel } from './expression-error.ts';
import type { PathSyntax } from './syntax.ts';
import { tokenize, type Token, type TokenKind } from './tokenizer.ts';

const SECTION_KEYWORDS = ['SET', 'REMOVE', 'ADD', 'DELETE'];
const KEYWORDS = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', ...SECTION_KEYWORDS]);

/** Reads the tokens of one expression from left to right and words the syntax errors as AWS does. */
export interface TokenReader {
  readonly label: ExpressionLabel;
  /** The token that would be read next. */
  peek(): Token;
  /** Reads one token. */
  next(): Token;
  /** Reads the next token if it is this symbol or keyword. */
  take(keyword: string): boolean;
  /** Reads this symbol or keyword, or throws the syntax error. */
  expect(keyword: string): void;
  /** Reads a token of this kind, or throws the syntax error. */
  expectKind(kind: TokenKind): Token;
  /** The syntax error at the next token. */
  unexpected(): Error;
  /** Counts one operator or function. */
  countOperator(): void;
}

/** Starts reading; throws where the expression is empty or too long. */
export function createTokenReader(label: ExpressionLabel, text: string): TokenReader {
  if (text === '') throw expressionError(label, 'The expression can not be empty;');
  const size = utf8Length(text);
  if (size > MAX_EXPRESSION_BYTES) {
    throw expressionError(label, `Expression size has exceeded the maximum allowed size; expression size: ${size}`);
  }
  const tokens = tokenize(text);
  let position = 0;
  let operators = 0;

  // The reader never moves past the `end` token, so there is always one at the position.
  const at = (index: number): Token => tokens[index] as Token;
  const unexpected = (): Error => {
    const token = at(position);
    const before = position > 0 ? at(position - 1).start : 0;
    const after = token.kind === 'end' ? text.length : at(position + 1).end;
    return expressionError(label, `Syntax error; token: "${token.text}", near: "${text.slice(before, after)}"`);
  };
  const next = (): Token => {
    const token = at(position);
    if (token.kind !== 'end') position += 1;
    return token;
  };
  const take = (keyword: string): boolean => {
    if (at(position).keyword !== keyword) return false;
    next();
    return true;
  };
  return {
    label,
    peek: () => at(position),
    next,
    take,
    expect(keyword) {
      if (!take(keyword)) throw unexpected();
    },
    expectKind(kind) {
      if (at(position).kind !== kind) throw unexpected();
      return next();
    },
    unexpected,
    countOperator() {
      operators += 1;
      if (operators > MAX_OPERATORS) {
        throw expressionError(label, `The expression contains too many operators; operator count: ${operators}`);
      }
    },
  };
}

/** Whether a token can be a name, which keywords of the grammar cannot. */
export function isName(token: Token): boolean {
  return token.kind === 'nameRef' || (token.kind === 'identifier' && !KEYWORDS.has(token.keyword));
}

/** Reads a document path: a name, then `.name` and `[index]`. */
export function readPath(reader: TokenReader): PathSyntax {
  if (!isName(reader.peek())) throw reader.unexpected();
  return readPathAfter(reader, reader.next().text);
}

/** Reads the rest of a document path whose first name has been read. */
export function readPathAfter(reader: TokenReader, first: string): PathSyntax {
  const segments: (string | number)[] = [first];
  for (;;) {
    if (reader.take('.')) {
      if (!isName(reader.peek())) throw reader.unexpected();
      segments.push(reader.next().text);
    } else if (reader.take('[')) {
      const index = reader.expectKind('number').text;
      reader.expect(']');
      if (Number(index) > MAX_LIST_INDEX) {
        throw expressionError(reader.label, `List index is not within the allowable range; index: [${index}]`);
      }
      segments.push(Number(index));
    } else break;
  }
  if (segments.length > MAX_NESTING_LEVELS) {
    throw expressionError(
      reader.label,
      `The document path has too many nesting levels; nesting levels: ${segments.length}`,
    );
  }
  return { kind: 'path', segments };
}
