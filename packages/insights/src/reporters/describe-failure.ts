import { stripVTControlCharacters } from 'node:util';

/** An error as runners hand it on. */
export interface RunnerError {
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
}

/** A history keeps thousands of failures; what is longer than this is a log. */
const longest = 4000;

function shorten(text: string): string {
  const plain = stripVTControlCharacters(text).trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** Message and stack of a failed attempt, from the errors it threw: without colours, and not too long. */
export function describeFailure(errors: readonly RunnerError[]): {
  readonly message?: string;
  readonly trace?: string;
} {
  const messages = errors.map(({ message }) => message ?? '').filter((message) => message !== '');
  const stack = errors.find((error) => error.stack)?.stack;
  return {
    ...(messages.length > 0 && { message: shorten(messages.join('\n')) }),
    ...(stack && { trace: shorten(stack) }),
  };
}
