import type { CallerProvider } from './interception.ts';
import type { SdkClass } from './sdk-copies.ts';

/**
 * Spares the errors by which the SDK tells itself that a setting is not in the environment, nor in a file: a client
 * throws dozens before its first request, and recording their stacks would take longer than the request. Other errors
 * keep theirs. Answers how to undo it.
 */
export function omitTraces(errorClass: SdkClass, findCaller: CallerProvider): () => void {
  const base: unknown = Object.getPrototypeOf(errorClass);
  if (base !== Error) return () => undefined;
  class Traceless extends Error {
    constructor(message: string) {
      const { stackTraceLimit } = Error;
      if (findCaller()) Error.stackTraceLimit = 0;
      try {
        super(message);
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    }
  }
  // `super(…)` goes to whatever is the prototype of the class by then; what instances inherit stays as it is.
  Object.setPrototypeOf(errorClass, Traceless);
  return () => void Object.setPrototypeOf(errorClass, base);
}
