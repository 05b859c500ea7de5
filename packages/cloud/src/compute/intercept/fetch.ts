import type { WireResponse } from '../types.ts';
import { globals } from '../sandbox/realms.ts';
import { type Caller, routeOf } from './caller.ts';
import type { CallerProvider } from './interception.ts';
import { describeOperation, refusal } from './refusal.ts';

/** Replaces the global `fetch` by one that asks the cloud first. */
export function patchFetch(findCaller: CallerProvider): () => void {
  const undo = globals.map((scope) => {
    const original = scope.fetch;
    const patched: typeof fetch = (input, init) => {
      const caller = findCaller();
      return caller ? fetchAs(caller, original, input, init) : original(input, init);
    };
    scope.fetch = patched;
    return (): void => {
      if (scope.fetch === patched) scope.fetch = original;
    };
  });
  return () => {
    for (const step of undo) step();
  };
}

async function fetchAs(
  caller: Caller,
  original: typeof fetch,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<Response> {
  const url = new URL(typeof input === 'object' && 'url' in input ? input.url : String(input));
  const route = routeOf(caller, url.protocol, url.hostname, url.port === '' ? undefined : Number(url.port));
  if (route === 'pass') return fetchForReal(caller, original, url, input, init);
  const request = new Request(input, init);
  if (route === 'refuse' || !caller.send) {
    const cause = refusal(
      caller,
      url.hostname,
      describeOperation(request.method, url.pathname, request.headers.get('x-amz-target')),
    );
    throw Object.assign(new TypeError(`fetch failed: ${cause.message}`, { cause }), { code: 'ERR_SKYRIG_LEAK' });
  }
  const body = new Uint8Array(await request.arrayBuffer());
  const headers = { host: url.host, ...Object.fromEntries(request.headers) };
  const answer = await abortable(request.signal, caller.send({ method: request.method, url: url.href, headers, body }));
  return toResponse(answer, url.href);
}

async function fetchForReal(
  caller: Caller,
  original: typeof fetch,
  url: URL,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const isOwn = caller.endpoint !== undefined && new URL(caller.endpoint).host === url.host;
  const close = isOwn ? undefined : caller.foreign?.open(`HTTP ${url.host}`);
  try {
    return await original(input, init);
  } finally {
    close?.();
  }
}

function toResponse(answer: WireResponse, url: string): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one);
  }
  const hasNoBody = answer.status === 204 || answer.status === 205 || answer.status === 304;
  const response = new Response(hasNoBody ? null : Buffer.from(answer.body), { status: answer.status, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
