import { compileEventPattern, isInvalidEventPattern } from '../../event-patterns/index.ts';
import type { EventMatcher } from '../../event-patterns/index.ts';
import { invalidEventPattern } from '../errors.ts';

/** Compiles a pattern that a caller gave. */
export function compilePattern(text: string): EventMatcher {
  try {
    return compileEventPattern(text);
  } catch (error) {
    if (isInvalidEventPattern(error)) throw invalidEventPattern(error.reason);
    throw error;
  }
}

/** Records are immutable, so that a matcher can be kept with the record it was compiled from. */
const compiled = new WeakMap<object, EventMatcher>();

/** The matcher of a stored rule or archive; everything matches where there is no pattern. */
export function matcherOf(record: { readonly eventPattern?: string }): EventMatcher {
  const known = compiled.get(record);
  if (known !== undefined) return known;
  const matcher: EventMatcher =
    record.eventPattern === undefined ? () => true : compileEventPattern(record.eventPattern);
  compiled.set(record, matcher);
  return matcher;
}
