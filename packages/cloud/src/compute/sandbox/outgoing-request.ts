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
