import type { Comparator } from './ast.ts';
import type { CallSyntax, ConditionSyntax, OperandSyntax } from './syntax.ts';
import { isName, readPathAfter, type TokenReader } from './token-reader.ts';

const COMPARATORS: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>=']);

/** Either a condition or something that may still become one side of a comparison, as `(a)` may. */
type Parsed =
  | { readonly is: 'condition'; readonly syntax: ConditionSyntax }
  | { readonly is: 'operand'; readonly syntax: OperandSyntax };

/** Reads a whole condition: OR binds loosest, then AND, then NOT. */
export function readCondition(reader: TokenReader): ConditionSyntax {
  const syntax = asCondition(reader, readOr(reader));
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return syntax;
}

function readOr(reader: TokenReader): Parsed {
  return readChain(reader, 'OR', 'or', readAnd);
}

function readAnd(reader: TokenReader): Parsed {
  return readChain(reader, 'AND', 'and', readNot);
}

function readChain(
  reader: TokenReader,
  keyword: string,
  kind: 'and' | 'or',
  readPart: (reader: TokenReader) => Parsed,
): Parsed {
  let left = readPart(reader);
  while (reader.peek().keyword === keyword) {
    const syntax = asCondition(reader, left);
    reader.next();
    reader.countOperator();
    left = { is: 'condition', syntax: { kind, left: syntax, right: asCondition(reader, readPart(reader)) } };
  }
  return left;
}

function readNot(reader: TokenReader): Parsed {
  if (!reader.take('NOT')) return readComparison(reader);
  reader.countOperator();
  return { is: 'condition', syntax: { kind: 'not', inner: asCondition(reader, readNot(reader)) } };
}

function readComparison(reader: TokenReader): Parsed {
  const parsed = readPrimary(reader);
  if (parsed.is === 'condition') return parsed;
  const operand = parsed.syntax;
  const operator = reader.peek().keyword;
  if (COMPARATORS.has(operator)) {
    reader.next();
    reader.countOperator();
    const right = readOperand(reader);
    return condition({ kind: 'compare', operator: operator as Comparator, left: operand, right });
  }
  if (reader.take('BETWEEN')) {
    reader.countOperator();
    const lower = readOperand(reader);
    reader.expect('AND');
    return condition({ kind: 'between', operand, lower, upper: readOperand(reader) });
  }
  if (reader.take('IN')) {
    reader.countOperator();
    reader.expect('(');
    const candidates = readOperands(reader);
    return condition({ kind: 'in', operand, candidates });
  }
  return parsed;
}

function readPrimary(reader: TokenReader): Parsed {
  if (!reader.take('(')) return { is: 'operand', syntax: readOperand(reader) };
  const inner = readOr(reader);
  reader.expect(')');
  if (inner.is === 'condition') return condition({ kind: 'parentheses', inner: inner.syntax });
  return { is: 'operand', syntax: { kind: 'parentheses', inner: inner.syntax } };
}

/** Reads a path, a value, a function call, or one of them in parentheses. */
export function readOperand(reader: TokenReader): OperandSyntax {
  if (reader.take('(')) {
    const inner = readOperand(reader);
    reader.expect(')');
    return { kind: 'parentheses', inner };
  }
  const token = reader.peek();
  if (token.kind === 'valueRef') return { kind: 'value', ref: reader.next().text };
  if (!isName(token)) throw reader.unexpected();
  reader.next();
  if (token.kind === 'identifier' && reader.take('(')) {
    reader.countOperator();
    return { kind: 'call', name: token.text, operands: readOperands(reader) };
  }
  return readPathAfter(reader, token.text);
}

function readOperands(reader: TokenReader): OperandSyntax[] {
  const operands = [readOperand(reader)];
  while (reader.take(',')) operands.push(readOperand(reader));
  reader.expect(')');
  return operands;
}

function condition(syntax: ConditionSyntax): Parsed {
  return { is: 'condition', syntax };
}

/** A function call may stand alone; a path or a value may not. */
function asCondition(reader: TokenReader, parsed: Parsed): ConditionSyntax {
  if (parsed.is === 'condition') return parsed.syntax;
  const call = findCall(parsed.syntax);
  if (!call) throw reader.unexpected();
  return parsed.syntax.kind === 'parentheses' ? asParentheses(parsed.syntax, call) : call;
}

function findCall(operand: OperandSyntax): CallSyntax | undefined {
  if (operand.kind === 'parentheses') return findCall(operand.inner);
  return operand.kind === 'call' ? operand : undefined;
}

function asParentheses(operand: OperandSyntax, call: CallSyntax): ConditionSyntax {
  return operand.kind === 'parentheses' ? { kind: 'parentheses', inner: asParentheses(operand.inner, call) } : call;
}
