import { readRegularExpression } from './regular-expression.ts';
import type { Scanner } from './scanner.ts';

/** Judges the values that a selector finds: none where there is nothing. */
export type ValueTest = (values: readonly unknown[]) => boolean;

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const OPERATORS = ['!=', '<=', '>=', '=', '<', '>'] as const;

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** Reads an operator and what it compares with. */
export function readValueTest(scanner: Scanner): ValueTest {
  scanner.skipSpace();
  if (scanner.match(/IS(?!\w)/i)) return readStateTest(scanner);
  if (scanner.match(/NOT\s+EXISTS(?!\w)/i)) return (values) => values.length === 0;
  if (scanner.match(/EXISTS(?!\w)/i)) return (values) => values.length > 0;
  const operator = OPERATORS.find((symbol) => scanner.take(symbol));
  if (operator === undefined) throw scanner.unexpected();
  scanner.skipSpace();
  if (operator === '=' || operator === '!=') {
    const equals = readEquality(scanner);
    return operator === '='
      ? (values) => values.some(equals)
      : (values) => values.some((value) => isScalar(value) && !equals(value));
  }
  const bound = readNumber(scanner);
  return (values) => values.some((value) => compares(value, operator, bound));
}

function readStateTest(scanner: Scanner): ValueTest {
  scanner.skipSpace();
  const state = scanner.match(/(?:TRUE|FALSE|NULL)(?!\w)/i)?.toUpperCase();
  if (state === undefined) throw scanner.unexpected();
  const wanted = state === 'NULL' ? null : state === 'TRUE';
  return (values) => values.includes(wanted);
}

function readEquality(scanner: Scanner): (value: unknown) => boolean {
  if (scanner.peek('%')) {
    const expression = readRegularExpression(scanner);
    return (value) => isScalar(value) && expression.test(String(value));
  }
  if (scanner.peek('"')) return equalsText(scanner.quoted());
  // Bare words end at space, an operator or a bracket.
  const word = scanner.match(/[^\s"&|(){}[\],<>=!%]+/);
  if (word === undefined) throw scanner.unexpected();
  const text = equalsText(word);
  return NUMBER.test(word) ? (value) => numberOf(value) === Number(word) || text(value) : text;
}

function equalsText(pattern: string): (value: unknown) => boolean {
  if (!pattern.includes('*')) return (value) => isScalar(value) && String(value) === pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('[^]*')}$`);
  return (value) => isScalar(value) && expression.test(String(value));
}

function readNumber(scanner: Scanner): number {
  const word = scanner.match(/[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/);
  if (word === undefined) throw scanner.unexpected();
  return Number(word);
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : Number.NaN;
}

function compares(value: unknown, operator: '<' | '>' | '<=' | '>=', bound: number): boolean {
  const number = numberOf(value);
  if (operator === '<') return number < bound;
  if (operator === '>') return number > bound;
  return operator === '<=' ? number <= bound : number >= bound;
}
