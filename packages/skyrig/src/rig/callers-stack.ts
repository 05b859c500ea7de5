import { isAwsError } from '@skyrig/cloud';

/**
 * Lets the error of a call tell where the test made it. The cloud answers from a step of its own, whose stack has only
 * the cloud's insides in it.
 */
export function withCallersStack<T>(call: Promise<T>): Promise<T> {
  const here: { stack?: string } = {};
  Error.captureStackTrace(here, withCallersStack);
  return call.catch((error: unknown) => {
    if (isAwsError(error)) error.stack = `${error.name}: ${error.message}${framesOf(here.stack ?? '')}`;
    throw error;
  });
}

function framesOf(stack: string): string {
  const start = stack.indexOf('\n    at ');
  return start < 0 ? '' : stack.slice(start);
}
