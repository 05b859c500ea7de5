import type { Scanner } from './scanner.ts';

/** Judges a message that was taken apart. */
export type Condition<T> = (message: T) => boolean;

/** Reads conditions joined by `&&` and `||`, of which `&&` binds closer, and parentheses. */
export function readExpression<T>(scanner: Scanner, readCondition: () => Condition<T>): Condition<T> {
  const primary = (): Condition<T> => {
    scanner.skipSpace();
    if (!scanner.take('(')) return readCondition();
    const inner = either();
    scanner.skipSpace();
    scanner.expect(')');
    return inner;
  };
  const joined = (
    symbol: string,
    next: () => Condition<T>,
    join: (all: readonly Condition<T>[]) => Condition<T>,
  ): Condition<T> => {
    const first = next();
    const all = [first];
    for (scanner.skipSpace(); scanner.take(symbol); scanner.skipSpace()) all.push(next());
    return all.length === 1 ? first : join(all);
  };
  const both = (): Condition<T> => joined('&&', primary, (all) => (message) => all.every((one) => one(message)));
  const either = (): Condition<T> => joined('||', both, (all) => (message) => all.some((one) => one(message)));
  return either();
}
