import type { StackMapper } from '../code/stack-mapper.ts';
import type { ErrorReport } from './sandbox-host.ts';

/** Reports a thrown value as Lambda's Node.js runtime does. */
export function reportError(thrown: unknown, mapStack: StackMapper): ErrorReport {
  // AWS: a value that is no error has its `typeof` as type and no trace. Source: aws-lambda-nodejs-runtime-interface-client, src/utils/error.ts.
  if (!isErrorLike(thrown)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: mapStack(thrown.stack ?? '').split('\n') };
}

/** The JSON text that the invoker gets. */
export function errorPayload(report: ErrorReport): string {
  const { errorType, errorMessage, trace } = report;
  return JSON.stringify(trace.length === 0 ? { errorType, errorMessage } : { errorType, errorMessage, trace });
}

/** Errors may come from another realm (a test runner's), so `instanceof` does not do. */
export function isErrorLike(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value && 'stack' in value;
}

/** A rejection that nobody has handled, in the form that Lambda reports. */
export function reportRejection(reason: unknown, mapStack: StackMapper): ErrorReport {
  const errorMessage = isErrorLike(reason) ? `${reason.name}: ${reason.message}` : String(reason);
  const frames = isErrorLike(reason)
    ? mapStack(reason.stack ?? '')
        .split('\n')
        .slice(1)
    : [];
  const errorType = 'Runtime.UnhandledPromiseRejection';
  return { errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`, ...frames] };
}
