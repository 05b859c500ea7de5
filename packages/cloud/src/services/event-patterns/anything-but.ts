import { describePlace, invalidAt } from './located-json.ts';
import type { LocatedArray, LocatedObject, LocatedValue } from './located-json.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';
import { noneOf, stringTest } from './value-test.ts';
import type { ValueTest } from './value-test.ts';
import { parseWildcardAt } from './string-operators.ts';

const NOT_A_VALUE = 'Value of anything-but must be an array or single string/number value.';

/** Parses the operand of `anything-but`: a value, a list of one type, or one nested operator. */
export function parseAnythingBut(text: string, operand: LocatedValue): ValueTest {
  if (operand.kind === 'object') return parseNested(text, operand);
  if (operand.kind === 'array') return parseList(text, operand);
  if (operand.kind === 'string' || operand.kind === 'number') {
    const excluded = operand.value;
    return (value) => value !== excluded;
  }
  throw invalidAt(text, operand.opened, NOT_A_VALUE);
}

function parseList(text: string, list: LocatedArray): ValueTest {
  const excluded = new Set<string | number | boolean | null>();
  const kinds = new Set<string>();
  for (const item of list.items) {
    if (item.kind !== 'string' && item.kind !== 'number') {
      throw twice(text, item.opened, 'Inside anything but list, start|null|boolean is not supported.');
    }
    kinds.add(item.kind);
    excluded.add(item.value);
  }
  if (kinds.size !== 1) {
    throw invalidAt(
      text,
      list.closed,
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return (value) => !excluded.has(value);
}

interface NestedOperator {
  readonly wrongType: string;
  readonly parse: (text: string, operand: LocatedValue & { readonly kind: 'string' }) => ValueTest;
}

const AFFIX_TYPE = 'prefix/suffix match pattern must be a string';

const nestedOperators: Readonly<Record<string, NestedOperator>> = {
  'equals-ignore-case': {
    wrongType: 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    parse: (_text, { value }) => {
      const excluded = value.toLowerCase();
      return stringTest((candidate) => candidate.toLowerCase() === excluded);
    },
  },
  prefix: {
    wrongType: AFFIX_TYPE,
    parse: (text, operand) => {
      if (operand.value === '') throw invalidAt(text, operand.closed, 'Null prefix/suffix not allowed');
      return stringTest((candidate) => candidate.startsWith(operand.value));
    },
  },
  suffix: {
    wrongType: AFFIX_TYPE,
    parse: (text, operand) => {
      if (operand.value === '') throw invalidAt(text, operand.closed, 'Null prefix/suffix not allowed');
      return stringTest((candidate) => candidate.endsWith(operand.value));
    },
  },
  wildcard: {
    wrongType: 'wildcard match pattern must be a string',
    parse: (text, operand) => stringTest(parseWildcardAt(text, operand).matches),
  },
};

function parseNested(text: string, node: LocatedObject): ValueTest {
  const [entry, extra] = node.entries;
  if (entry === undefined) throw invalidAt(text, node.closed, 'Anything-But expression name not found');
  const operator = Object.hasOwn(nestedOperators, entry.key) ? nestedOperators[entry.key] : undefined;
  if (operator === undefined) {
    throw invalidAt(text, entry.value.opened, `Unsupported anything-but pattern: ${entry.key}`);
  }
  const test = parseOperands(text, entry.value, operator);
  if (extra !== undefined) throw invalidAt(text, extra.value.opened, 'Only one key allowed in match expression');
  return test;
}

function parseOperands(text: string, operand: LocatedValue, operator: NestedOperator): ValueTest {
  if (operand.kind === 'string') return noneOf([operator.parse(text, operand)]);
  if (operand.kind === 'array') {
    return noneOf(
      operand.items.map((item) => {
        if (item.kind !== 'string') throw twice(text, item.opened, operator.wrongType);
        return operator.parse(text, item);
      }),
    );
  }
  throw invalidAt(text, operand.opened, operand.kind === 'number' ? operator.wrongType : NOT_A_VALUE);
}

/**
 * AWS: an error inside a list carries its place twice, because Event Ruler wraps the parser's message in another.
 * Source: recorded answers of TestEventPattern, 2024-12.
 */
function twice(text: string, offset: number, reason: string): InvalidEventPattern {
  const place = describePlace(text, offset);
  return new InvalidEventPattern(reason + place + place);
}
