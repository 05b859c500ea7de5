import { invalidAt } from './located-json.ts';
import type { LocatedValue } from './located-json.ts';
import { numberTest } from './value-test.ts';
import type { ValueTest } from './value-test.ts';

const comparisons: Readonly<
  Record<string, { readonly name: string; readonly test: (value: number, bound: number) => boolean }>
> = {
  '=': { name: 'equals', test: (value, bound) => value === bound },
  '>': { name: '>', test: (value, bound) => value > bound },
  '>=': { name: '>=', test: (value, bound) => value >= bound },
  '<': { name: '<', test: (value, bound) => value < bound },
  '<=': { name: '<=', test: (value, bound) => value <= bound },
};

/** Parses `[">", 0, "<=", 5]`: one comparison, or a lower bound followed by an upper one. */
export function parseNumericRange(text: string, operand: LocatedValue): ValueTest {
  if (operand.kind !== 'array') throw invalidAt(text, operand.opened, 'Value of numeric must be an array.');
  const [operator, bound, secondOperator, secondBound, ...rest] = operand.items;
  if (operator?.kind !== 'string') {
    throw invalidAt(text, operator?.opened ?? operand.closed, `Invalid member in numeric match: ${describe(operator)}`);
  }
  const first = Object.hasOwn(comparisons, operator.value) ? comparisons[operator.value] : undefined;
  if (first === undefined) {
    throw invalidAt(text, bound?.opened ?? operand.closed, `Unrecognized numeric range operator: ${operator.value}`);
  }
  const low = requireNumber(text, bound, operand.closed, first.name);
  if (secondOperator === undefined) return numberTest((value) => first.test(value, low));
  if (!operator.value.startsWith('>')) {
    throw invalidAt(text, secondOperator.opened, 'Too many elements in numeric expression');
  }
  if (secondOperator.kind !== 'string') {
    throw invalidAt(text, secondOperator.closed, `Bad value in numeric range: ${describe(secondOperator)}`);
  }
  const second = secondOperator.value.startsWith('<') ? comparisons[secondOperator.value] : undefined;
  if (second === undefined) {
    throw invalidAt(text, secondOperator.closed, `Bad numeric range operator: ${secondOperator.value}`);
  }
  const high = requireNumber(text, secondBound, operand.closed, second.name);
  if (rest[0] !== undefined) throw invalidAt(text, rest[0].opened, 'Too many terms in numeric range expression');
  if (low >= high) throw invalidAt(text, operand.closed, 'Bottom must be less than top');
  return numberTest((value) => first.test(value, low) && second.test(value, high));
}

function requireNumber(text: string, node: LocatedValue | undefined, end: number, operator: string): number {
  if (node?.kind !== 'number') throw invalidAt(text, node?.opened ?? end, `Value of ${operator} must be numeric`);
  return node.value;
}

function describe(node: LocatedValue | undefined): string {
  if (node === undefined) return ']';
  if (node.kind === 'object') return '{';
  if (node.kind === 'array') return '[';
  return String(node.value);
}
