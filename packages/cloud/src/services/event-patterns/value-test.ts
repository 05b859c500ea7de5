/** A leaf of an event: what the operators of a pattern are asked about. */
export type LeafValue = string | number | boolean | null;

/** One alternative of a leaf pattern. */
export type ValueTest = (value: LeafValue) => boolean;

/** A parsed leaf pattern: its alternatives, and whether a missing field satisfies it too. */
export interface LeafPattern {
  readonly exact: ReadonlySet<LeafValue>;
  readonly tests: readonly ValueTest[];
  readonly acceptsAbsence: boolean;
}

/** Answers whether any alternative accepts the value. */
export function acceptsValue(leaf: LeafPattern, value: LeafValue): boolean {
  return leaf.exact.has(value) || leaf.tests.some((test) => test(value));
}

/** A test that only strings can pass. */
export function stringTest(test: (value: string) => boolean): ValueTest {
  return (value) => typeof value === 'string' && test(value);
}

/** A test that only numbers can pass. */
export function numberTest(test: (value: number) => boolean): ValueTest {
  return (value) => typeof value === 'number' && test(value);
}

/** The opposite of the given tests; the field must be there all the same. */
export function noneOf(tests: readonly ValueTest[]): ValueTest {
  return (value) => !tests.some((test) => test(value));
}
