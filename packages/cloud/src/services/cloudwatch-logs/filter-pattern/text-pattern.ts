import type { FilterPattern } from './filter-pattern.ts';
import { readRegularExpression } from './regular-expression.ts';
import type { Scanner } from './scanner.ts';

type Term = (message: string) => boolean;

/** Terms, all of which must occur; `-term` must not, and of `?term`s one suffices. */
export function readTextPattern(scanner: Scanner): FilterPattern {
  const required: Term[] = [];
  const optional: Term[] = [];
  for (scanner.skipSpace(); !scanner.atEnd; scanner.skipSpace()) {
    const excluded = scanner.take('-');
    const list = !excluded && scanner.take('?') ? optional : required;
    const occurs = readTerm(scanner);
    if (!scanner.atEnd && !scanner.peekSpace()) throw scanner.unexpected();
    list.push(excluded ? (message) => !occurs(message) : occurs);
  }
  // AWS: among other terms, those with a question mark are ignored.
  // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForLogEvents.html
  const matches: Term =
    required.length > 0
      ? (message) => required.every((term) => term(message))
      : (message) => optional.some((term) => term(message));
  return { matches: required.length + optional.length === 0 ? () => true : matches, extract: () => ({}) };
}

function readTerm(scanner: Scanner): Term {
  if (scanner.peek('%')) {
    const expression = readRegularExpression(scanner);
    return (message) => expression.test(message);
  }
  // AWS: a term of other characters than letters, digits and underscores has to be quoted.
  const term = scanner.peek('"') ? scanner.quoted() : scanner.match(/[\p{L}\p{N}_]+/u);
  if (term === undefined) throw scanner.unexpected();
  return (message) => message.includes(term);
}
