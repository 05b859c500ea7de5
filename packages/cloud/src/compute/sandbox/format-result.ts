import { runtimeError } from '../code/runtime-error.ts';
import { StreamedResponse } from './streaming-handler.ts';

// AWS: 6 MB and 100 bytes. Source: Lambda's own error text, `exceeded maximum allowed payload size (6291556 bytes)`.
export const maxResponseBytes: number = 6_291_556;

/** The JSON text of what a handler returned. */
export function formatResult(result: unknown): string {
  const text = result instanceof StreamedResponse ? result.text : stringify(result);
  if (text.length > maxResponseBytes / 4 && Buffer.byteLength(text) > maxResponseBytes) {
    throw runtimeError(
      'Function.ResponseSizeTooLarge',
      `Response payload size exceeded maximum allowed payload size (${String(maxResponseBytes)} bytes).`,
    );
  }
  return text;
}

function stringify(result: unknown): string {
  try {
    // AWS: undefined, and what JSON has no form for, become null. Source: aws-lambda-nodejs-runtime-interface-client, src/client.
    return JSON.stringify(result) ?? 'null';
  } catch {
    throw runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}
