import type { Comparator, Condition, Operand } from '../expression/ast.ts';
import { betweenCondition, compareCondition, functionCondition, inCondition } from '../expression/condition-rules.ts';
import { sizeOperand } from '../expression/operand-binding.ts';
import { CONDITION_FUNCTIONS } from '../expression/static-checks.ts';
import { validationError } from '../validation-error.ts';
import { functionName, readList, readOperand, refused, type Deferred } from './partiql-operand.ts';
import type { PartiqlReader } from './partiql-reader.ts';

const LABEL = 'Statement';
const NULL_LITERAL: Operand = { kind: 'value', value: { NULL: true } };
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

/**
 * Reads the condition after `WHERE`: OR binds loosest, then AND, then NOT.
 *
 * AWS: values that cannot stand there are told before types that do not fit. Checked against DynamoDB local 2.5.
 */
export function readWhere(reader: PartiqlReader): Condition {
  const faults: Error[] = [];
  const bind = readOr(reader, faults);
  if (faults[0]) throw faults[0];
  return bind();
}

function readOr(reader: PartiqlReader, faults: Error[]): Deferred<Condition> {
  let or = readAnd(reader, faults);
  while (reader.take('OR')) {
    const left = or;
    const right = readAnd(reader, faults);
    or = () => ({ kind: 'or', left: left(), right: right() });
  }
  return or;
}

function readAnd(reader: PartiqlReader, faults: Error[]): Deferred<Condition> {
  let and = readNot(reader, faults);
  while (reader.take('AND')) {
    const left = and;
    const right = readNot(reader, faults);
    and = () => ({ kind: 'and', left: left(), right: right() });
  }
  return and;
}

function readNot(reader: PartiqlReader, faults: Error[]): Deferred<Condition> {
  if (reader.take('NOT')) {
    const inner = readNot(reader, faults);
    return () => ({ kind: 'not', condition: inner() });
  }
  if (reader.take('(')) {
    const condition = readOr(reader, faults);
    reader.expect(')');
    return condition;
  }
  return readPredicate(reader, faults);
}

function readPredicate(reader: PartiqlReader, faults: Error[]): Deferred<Condition> {
  const name = functionName(reader);
  if (name !== undefined && name !== 'size') {
    reader.next();
    const operands = readArguments(reader, faults);
    if (!CONDITION_FUNCTIONS.has(name)) faults.push(validationError(`Unrecognized function: ${name}`));
    return () => functionCondition(LABEL, name, operands());
  }
  const operand = readTerm(reader, faults);
  const { keyword } = reader.peek();
  const comparator = Object.hasOwn(COMPARATORS, keyword) ? COMPARATORS[keyword] : undefined;
  if (comparator) {
    reader.next();
    const right = readTerm(reader, faults);
    return () => compareCondition(LABEL, comparator, operand(), right());
  }
  if (reader.take('BETWEEN')) {
    const lower = readTerm(reader, faults);
    reader.expect('AND');
    const upper = readTerm(reader, faults);
    return () => betweenCondition(LABEL, operand(), lower(), upper());
  }
  if (reader.take('IN')) {
    const candidates = readCandidates(reader, faults);
    return () => inCondition(LABEL, operand(), candidates());
  }
  if (reader.take('IS')) return readIs(reader, operand);
  if (UNSUPPORTED_OPERATORS.has(keyword)) {
    throw validationError(`Unsupported operator in Condition Expression. Operator: ${keyword.toLowerCase()}`);
  }
  throw validationError('WHERE clause must contain an expression that resolves to a boolean');
}

function readIs(reader: PartiqlReader, operand: Deferred<Operand>): Deferred<Condition> {
  const negated = reader.take('NOT');
  // AWS: the same as `= NULL`, on keys too. Checked against DynamoDB local 2.5.
  if (reader.take('NULL')) return () => negate(compareCondition(LABEL, '=', operand(), NULL_LITERAL), negated);
  reader.expect('MISSING');
  return () => {
    const bound = operand();
    if (bound.kind !== 'path') throw reader.malformed();
    return { kind: negated ? 'exists' : 'notExists', path: bound.path };
  };
}

function negate(condition: Condition, negated: boolean): Condition {
  return negated ? { kind: 'not', condition } : condition;
}

/** Candidates stand in parentheses, or in brackets as a list does. */
function readCandidates(reader: PartiqlReader, faults: Error[]): Deferred<readonly Operand[]> {
  const brackets = reader.peek().keyword === '[' ? (['[', ']'] as const) : (['(', ')'] as const);
  return readList(reader, brackets, () => readTerm(reader, faults));
}

function readTerm(reader: PartiqlReader, faults: Error[]): Deferred<Operand> {
  return readOperand(reader, faults, (called): Deferred<Operand> => {
    const operands = readArguments(reader, faults);
    const name = called.toLowerCase();
    if (name !== 'size') return refused(validationError(`Unrecognized function: ${name}`), faults);
    return () => sizeOperand(LABEL, operands());
  });
}

function readArguments(reader: PartiqlReader, faults: Error[]): Deferred<readonly Operand[]> {
  return readList(reader, ['(', ')'], () => readTerm(reader, faults));
}
