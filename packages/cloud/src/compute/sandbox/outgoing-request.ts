import type { WireRequest } from '../types.ts';

/** A request as it leaves a function: with the invocation's trace header, unless it has one, and where it was made. */
export function outgoingRequest(
  request: WireRequest,
  traceHeader: string | undefined,
  position: string | undefined,
): WireRequest {
  const placed = position === undefined ? request : { ...request, position };
  if (traceHeader === undefined || 'x-amzn-trace-id' in request.headers) return placed;
  return { ...placed, headers: { ...request.headers, 'x-amzn-trace-id': traceHeader } };
}

/** Whether a client of the SDK sends a request again; from then on it knows that it has, and waits longer the next time. */
export function isRetry({ headers }: WireRequest): boolean {
  const attempt = /^attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '');
  return attempt !== null && attempt[1] !== '1';
}
