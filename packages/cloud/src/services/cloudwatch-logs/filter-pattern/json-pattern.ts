import { readExpression } from './expression.ts';
import type { FilterPattern } from './filter-pattern.ts';
import type { Scanner } from './scanner.ts';
import { readSelector, type Selector } from './selector.ts';
import { readValueTest } from './value-test.ts';

/** `{ $.a = "x" && $.n > 3 }`: judges messages that are JSON. */
export function readJsonPattern(scanner: Scanner): FilterPattern {
  const selectors: Selector[] = [];
  scanner.expect('{');
  const condition = readExpression<unknown>(scanner, () => {
    const selector = readSelector(scanner);
    const test = readValueTest(scanner);
    selectors.push(selector);
    return (root) => test(selector.find(root));
  });
  scanner.skipSpace();
  scanner.expect('}');
  return {
    matches: (message) => {
      const root = parse(message);
      return typeof root === 'object' && root !== null && condition(root);
    },
    extract: (message) => {
      const root = parse(message);
      const found = selectors.map(({ text, find }) => [text, find(root)[0]] as const);
      return Object.fromEntries(
        found.filter(([, value]) => value !== undefined).map(([name, value]) => [name, textOf(value)]),
      );
    },
  };
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message) as unknown;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
