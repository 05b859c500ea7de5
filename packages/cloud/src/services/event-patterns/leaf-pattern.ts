import { parseAnythingBut } from './anything-but.ts';
import { parseCidr } from './cidr.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';
import { invalidAt } from './located-json.ts';
import type { LocatedArray, LocatedObject, LocatedValue } from './located-json.ts';
import { parseNumericRange } from './numeric-range.ts';
import { parseAffix, parseWildcardAt, requireString } from './string-operators.ts';
import { stringTest } from './value-test.ts';
import type { LeafPattern, LeafValue, ValueTest } from './value-test.ts';

type OperatorParser = (text: string, operand: LocatedValue) => ValueTest;

const operators: Readonly<Record<string, OperatorParser>> = {
  exact: (text, operand) => {
    const expected = requireString(text, operand, 'exact');
    return (value) => value === expected;
  },
  prefix: (text, operand) => parseAffix(text, 'prefix', operand),
  suffix: (text, operand) => parseAffix(text, 'suffix', operand),
  'equals-ignore-case': (text, operand) => {
    const expected = requireString(text, operand, 'equals-ignore-case').toLowerCase();
    return stringTest((value) => value.toLowerCase() === expected);
  },
  wildcard: (text, operand) => {
    if (operand.kind !== 'string') throw invalidAt(text, operand.opened, 'wildcard match pattern must be a string');
    return stringTest(parseWildcardAt(text, operand).matches);
  },
  'anything-but': parseAnythingBut,
  numeric: parseNumericRange,
  cidr: (text, operand) => {
    // AWS: the message says "prefix" here. Source: aws/event-ruler, JsonRuleCompiler.
    if (operand.kind !== 'string') throw invalidAt(text, operand.opened, 'prefix match pattern must be a string');
    const parsed = parseCidr(operand.value);
    if (!parsed.ok) throw new InvalidEventPattern(parsed.reason);
    return stringTest(parsed.contains);
  },
};

/** Names that `$or` alternatives may not use as fields, because they would read as operators. */
export const operatorNames: ReadonlySet<string> = new Set([...Object.keys(operators), 'exists']);

/** Parses the array at a leaf of a pattern: any of its members may accept the value. */
export function parseLeafPattern(text: string, array: LocatedArray): LeafPattern {
  if (array.items.length === 0) throw invalidAt(text, array.closed, 'Empty arrays are not allowed');
  const exact = new Set<LeafValue>();
  const tests: ValueTest[] = [];
  let acceptsAbsence = false;
  for (const item of array.items) {
    if (item.kind === 'array') {
      throw invalidAt(text, item.opened, 'Match value must be String, number, true, false, or null');
    }
    if (item.kind !== 'object') {
      exact.add(item.value);
      continue;
    }
    const expression = parseExpression(text, item);
    if (expression === 'absent') acceptsAbsence = true;
    else tests.push(expression);
  }
  return { exact, tests, acceptsAbsence };
}

function parseExpression(text: string, node: LocatedObject): ValueTest | 'absent' {
  const [entry, extra] = node.entries;
  if (entry === undefined) throw invalidAt(text, node.closed, 'Match expression name not found');
  const test = entry.key === 'exists' ? parseExists(text, entry.value) : parseOperator(text, entry.key, entry.value);
  if (extra !== undefined) {
    const reason =
      entry.key === 'numeric' || entry.key === 'anything-but'
        ? 'Too many elements in numeric expression'
        : 'Only one key allowed in match expression';
    throw invalidAt(text, extra.value.opened, reason);
  }
  return test;
}

function parseOperator(text: string, name: string, operand: LocatedValue): ValueTest {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined) throw invalidAt(text, operand.opened, `Unrecognized match type ${name}`);
  return operator(text, operand);
}

function parseExists(text: string, operand: LocatedValue): ValueTest | 'absent' {
  if (operand.kind === 'literal' && operand.value === true) return () => true;
  if (operand.kind === 'literal' && operand.value === false) return 'absent';
  throw invalidAt(text, operand.opened, 'exists match pattern must be either true or false.');
}
