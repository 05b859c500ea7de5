import { skyrigError } from '../../kernel/skyrig-error.ts';
import type { Caller } from './caller.ts';

/** The error that a request to the real AWS gets. */
export function refusal(caller: Caller, host: string, operation: string): Error {
  return skyrigError(
    'LEAK',
    `${caller.label} tried to send ${operation} to ${host}, which is the real AWS; it was refused and nothing was sent. ` +
      `Point the client at the cloud (cloud.client(…), or AWS_ENDPOINT_URL${caller.endpoint === undefined ? '' : `=${caller.endpoint}`}), ` +
      `or allow the host if the test means to reach it.`,
  );
}

/** The error that a connection gets which is no HTTP request that could be answered in-process. */
export function connectionRefusal(caller: Caller, host: string): Error {
  if (!caller.send) return refusal(caller, host, 'a connection');
  return skyrigError(
    'LEAK',
    `${caller.label} tried to connect to ${host}, which is the real AWS; it was refused and nothing was sent. ` +
      `Requests made through node:http, node:https, node:http2 or the global fetch are answered by the cloud; this client opens connections of its own. ` +
      `Give it the cloud's HTTP address as its endpoint, or allow the host if the code means to reach it.`,
  );
}

/** `DynamoDB_20120810.PutItem`, `PUT /bucket/key`: what a request says of itself. */
export function describeOperation(method: string, path: string, target: unknown): string {
  return typeof target === 'string' ? target : `${method} ${path.split('?')[0] ?? '/'}`;
}
