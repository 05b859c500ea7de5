import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Departure } from '../kernel/departure.ts';
import { skyrigError } from '../kernel/skyrig-error.ts';
import type { WireRequest } from '../protocols/wire.ts';
import type { Gateway, RouteResponse } from './gateway.ts';

/** What a client may send in one request. Lambda's and S3's larger uploads fit; anything above is a mistake. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;

export interface ListenOptions {
  /** 0 takes any free port. @defaultValue 4566 */
  readonly port?: number;
  /** @defaultValue '127.0.0.1' */
  readonly host?: string;
  /** Let the process end although the cloud still listens. @defaultValue false */
  readonly unref?: boolean;
}

/** A running HTTP server. */
export interface HttpEntrance {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

class BodyTooLarge extends Error {}

function joinHeaders(raw: IncomingMessage['headers']): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in raw) {
    const value = raw[name];
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** By events: iterating over the stream would cost as much as the rest of the request. */
function readBody(message: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) return void chunks.push(chunk);
      message.pause();
      reject(new BodyTooLarge());
    });
    message.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.on('error', reject);
    message.on('close', () => reject(new Error('The client has gone before its request was complete')));
  });
}

async function toWireRequest(message: IncomingMessage): Promise<WireRequest> {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers: joinHeaders(message.headers),
    body: await readBody(message),
  };
}

function send(reply: ServerResponse, response: RouteResponse, isHead: boolean): void {
  if (reply.destroyed) return;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(response.headers))
    headers[name] = typeof value === 'string' ? value : [...value];
  if (!isHead) headers['content-length'] = String(response.body.length);
  reply.writeHead(response.status, headers);
  reply.end(isHead ? undefined : response.body);
}

async function serve(gateway: Gateway, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  const signal: Departure = {
    addEventListener: (_type, listener) =>
      void reply.once('close', () => {
        if (!reply.writableFinished) listener();
      }),
  };
  try {
    const request = await toWireRequest(message);
    const origin = `http://${request.headers['host'] ?? 'localhost'}`;
    send(reply, await gateway.handle(request, { signal, origin }), request.method === 'HEAD');
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) return void reply.destroy();
    const body = Buffer.from(
      JSON.stringify({
        __type: 'RequestEntityTooLargeException',
        message: `The body is larger than ${MAX_BODY_BYTES} bytes.`,
      }),
    );
    reply.setHeader('connection', 'close');
    send(reply, { status: 413, headers: { 'content-type': 'application/x-amz-json-1.0' }, body }, false);
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const advice = taken
        ? `Something else listens there: stop it, or choose another port (0 takes any free one).`
        : 'Choose another host or port.';
      reject(skyrigError('LISTEN', `Cannot listen on ${host}:${port}: ${error.message}. ${advice}`, { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}

/** Serves a gateway over HTTP/1.1 with keep-alive. */
export async function openHttpEntrance(gateway: Gateway, options: ListenOptions = {}): Promise<HttpEntrance> {
  const { port = 4566, host = '127.0.0.1', unref = false } = options;
  const server = createServer((message, reply) => void serve(gateway, message, reply));
  // Clients keep connections for longer than node's five seconds; a connection closed under a request looks like a flake.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  await listening(server, port, host);
  if (unref) server.unref();
  const address = server.address() as AddressInfo;
  const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    port: address.port,
    url: `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
