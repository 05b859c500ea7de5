import { EventEmitter } from 'node:events';
import { type ClientRequest, IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { WireRequest, WireResponse } from '../types.ts';

/** What clients touch of a socket; a request that has none would leave their connection timeouts running. */
class NoSocket extends EventEmitter {
  readonly connecting = false;
  readonly readable = false;
  readonly writable = true;
  readonly remoteAddress = '127.0.0.1';
  readonly encrypted = true;
  readonly authorized = true;
  destroyed = false;
  readonly #onDestroy: (error: Error | undefined) => void;

  constructor(onDestroy: (error: Error | undefined) => void) {
    super();
    this.#onDestroy = onDestroy;
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.#onDestroy(error);
    return this;
  }

  setTimeout(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  cork(): void {
    // Nothing is written.
  }
  uncork(): void {
    // Nothing is written.
  }
}

type Written = string | Uint8Array;
type Done = (() => void) | undefined;

/** Lets the cloud answer a `ClientRequest` in place of its agent. */
export function answerInProcess(
  request: ClientRequest,
  url: string,
  send: (request: WireRequest) => Promise<WireResponse>,
): void {
  const socket = attachSocket(request);
  const chunks: Uint8Array[] = [];
  let ended = false;
  const write = (chunk: Written, encoding?: BufferEncoding | Done, done?: Done): boolean => {
    chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk,
    );
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
  const end = (chunk?: Written | Done, encoding?: BufferEncoding | Done, done?: Done): ClientRequest => {
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') write(chunk, encoding);
    if (ended) return request;
    ended = true;
    const callback = [chunk, encoding, done].find((argument) => typeof argument === 'function');
    Object.assign(request, { finished: true });
    process.nextTick(() => {
      request.emit('finish');
      callback?.();
    });
    send({ method: request.method, url, headers: headersOf(request), body: joined(chunks) }).then(
      (response) => deliver(request, socket, response),
      (error: unknown) => {
        if (!socket.destroyed) socket.destroy(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return request;
  };
  Object.assign(request, { write, end, flushHeaders: (): void => undefined });
}

/** Makes a request fail as if its connection had. */
export function failRequest(request: ClientRequest, error: Error): void {
  const socket = attachSocket(request, true);
  Object.assign(request, { write: () => true, end: () => request, flushHeaders: (): void => undefined });
  process.nextTick(() => socket.destroy(error));
}

function attachSocket(request: ClientRequest, fails = false): NoSocket {
  const socket = new NoSocket((error) => {
    const { res: response } = request as { res?: IncomingMessage };
    if (response && !response.readableEnded) {
      response.destroy(error);
    } else if (!response) {
      request.emit('error', error ?? Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    }
    closeRequest(request);
  });
  Object.assign(request, { socket });
  if (!fails) {
    process.nextTick(() => {
      request.emit('socket', socket);
      if (request.getHeader('expect') !== undefined) request.emit('continue');
    });
  }
  return socket;
}

function deliver(request: ClientRequest, socket: NoSocket, answer: WireResponse): void {
  if (socket.destroyed) return;
  const response = new IncomingMessage(socket as unknown as Socket);
  response.statusCode = answer.status;
  response.statusMessage = STATUS_CODES[answer.status] ?? '';
  response.httpVersion = '1.1';
  response.httpVersionMajor = 1;
  response.httpVersionMinor = 1;
  const { headers, rawHeaders } = receivedHeaders(answer);
  Object.assign(response, { headers, rawHeaders });
  response.complete = true;
  Object.assign(request, { res: response });
  Object.assign(response, { req: request });
  response.once('end', () => closeRequest(request));
  if (answer.body.byteLength > 0 && request.method !== 'HEAD') response.push(answer.body);
  response.push(null);
  if (!request.emit('response', response)) response.resume();
}

function closeRequest(request: ClientRequest): void {
  process.nextTick(() => {
    Object.assign(request, { destroyed: true, _closed: true });
    request.emit('close');
  });
}

function headersOf(request: ClientRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.getHeaders())) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return headers;
}

/** Headers in both forms of an `IncomingMessage`. */
function receivedHeaders(answer: WireResponse): { headers: Record<string, string | string[]>; rawHeaders: string[] } {
  const headers: Record<string, string | string[]> = {};
  const rawHeaders: string[] = [];
  for (const [name, value] of Object.entries(answer.headers)) {
    const values = typeof value === 'string' ? [value] : [...value];
    const key = name.toLowerCase();
    headers[key] = key === 'set-cookie' ? values : values.join(', ');
    for (const one of values) rawHeaders.push(name, one);
  }
  return { headers, rawHeaders };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}
