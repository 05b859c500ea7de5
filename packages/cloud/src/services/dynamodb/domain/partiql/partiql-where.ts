import type { Comparator, Condition, Operand } from '../expression/ast.ts';
import { betweenCondition, compareCondition, functionCondition, inCondition } from '../expression/condition-rules.ts';
import { sizeOperand } from '../expression/operand-binding.ts';
import { validationError } from '../validation-error.ts';
import { readLiteral, refuseMissing, startsLiteral } from './partiql-literal.ts';
import { readPartiqlPath, type PartiqlReader } from './partiql-reader.ts';

const LABEL = 'Statement';
const CONDITION_FUNCTIONS = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
]);
const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const UNSUPPORTED_OPERATORS = new Set(['+', '-', '*', '/', '%', '||', 'LIKE']);

/** Reads the condition after `WHERE`: OR binds loosest, then AND, then NOT. */
export function readWhere(reader: PartiqlReader): Condition {
  return readOr(reader);
}

function readOr(reader: PartiqlReader): Condition {
  let left = readAnd(reader);
  while (reader.take('OR')) left = { kind: 'or', left, right: readAnd(reader) };
  return left;
}

function readAnd(reader: PartiqlReader): Condition {
  let left = readNot(reader);
  while (reader.take('AND')) left = { kind: 'and', left, right: readNot(reader) };
  return left;
}

function readNot(reader: PartiqlReader): Condition {
  if (reader.take('NOT')) return { kind: 'not', condition: readNot(reader) };
  if (reader.take('(')) {
    const condition = readOr(reader);
    reader.expect(')');
    return condition;
  }
  return readPredicate(reader);
}

function readPredicate(reader: PartiqlReader): Condition {
  const name = functionName(reader);
  if (name !== undefined && name !== 'size') {
    if (!CONDITION_FUNCTIONS.has(name)) throw validationError(`Unrecognized function: ${name}`);
    reader.next();
    return functionCondition(LABEL, name, readOperands(reader));
  }
  const operand = readOperand(reader);
  const { keyword } = reader.peek();
  const comparator = Object.hasOwn(COMPARATORS, keyword) ? COMPARATORS[keyword] : undefined;
  if (comparator) {
    reader.next();
    return compareCondition(LABEL, comparator, operand, readOperand(reader));
  }
  if (reader.take('BETWEEN')) {
    const lower = readOperand(reader);
    reader.expect('AND');
    return betweenCondition(LABEL, operand, lower, readOperand(reader));
  }
  if (reader.take('IN')) return inCondition(LABEL, operand, readCandidates(reader));
  if (reader.take('IS')) return readIs(reader, operand);
  if (UNSUPPORTED_OPERATORS.has(keyword)) {
    throw validationError(`Unsupported operator in Condition Expression. Operator: ${keyword.toLowerCase()}`);
  }
  throw validationError('WHERE clause must contain an expression that resolves to a boolean');
}

function readIs(reader: PartiqlReader, operand: Operand): Condition {
  const negated = reader.take('NOT');
  if (reader.take('NULL')) return negate({ kind: 'type', operand, type: 'NULL' }, negated);
  reader.expect('MISSING');
  if (operand.kind !== 'path') throw reader.malformed();
  return { kind: negated ? 'exists' : 'notExists', path: operand.path };
}

function negate(condition: Condition, negated: boolean): Condition {
  return negated ? { kind: 'not', condition } : condition;
}

/** Candidates stand in parentheses, or in brackets as a list does. */
function readCandidates(reader: PartiqlReader): readonly Operand[] {
  const close = reader.take('[') ? ']' : ')';
  if (close === ')') reader.expect('(');
  const candidates = [readOperand(reader)];
  while (reader.take(',')) candidates.push(readOperand(reader));
  reader.expect(close);
  return candidates;
}

function readOperand(reader: PartiqlReader): Operand {
  if (reader.peek().kind === 'end') throw reader.malformed();
  refuseMissing(reader);
  if (startsLiteral(reader)) return { kind: 'value', value: readLiteral(reader) };
  const name = functionName(reader);
  if (name === undefined) return { kind: 'path', path: readPartiqlPath(reader) };
  if (name !== 'size') throw validationError(`Unrecognized function: ${name}`);
  reader.next();
  return sizeOperand(LABEL, readOperands(reader));
}

/** The lower-case name of the function that would be called next. */
function functionName(reader: PartiqlReader): string | undefined {
  const { kind, text } = reader.peek();
  return kind === 'word' && reader.peek(1).keyword === '(' ? text.toLowerCase() : undefined;
}

function readOperands(reader: PartiqlReader): readonly Operand[] {
  reader.expect('(');
  const operands = [readOperand(reader)];
  while (reader.take(',')) operands.push(readOperand(reader));
  reader.expect(')');
  return operands;
}
