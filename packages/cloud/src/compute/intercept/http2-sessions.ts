import http2, {
  type ClientHttp2Session,
  type ClientSessionOptions,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import type { WireRequest, WireResponse } from '../types.ts';
import { routeOf } from './caller.ts';
import { createDuplexPair } from './duplex-pair.ts';
import type { CallerProvider } from './interception.ts';

type Listener = (session: ClientHttp2Session) => void;
type Connect = (
  authority: string | URL,
  options?: ClientSessionOptions | Listener,
  listener?: Listener,
) => ClientHttp2Session;
type Send = (request: WireRequest) => Promise<WireResponse>;

/** Lets the cloud answer HTTP/2 sessions (Kinesis, Transcribe): the session is real, the connection is a pair of streams. */
export function patchHttp2(findCaller: CallerProvider): () => void {
  const original = http2.connect as Connect;
  const connect: Connect = (authority, options, listener) => {
    const url = new URL(String(authority));
    const caller = findCaller();
    const route = caller && routeOf(caller, url.protocol, url.hostname, url.port === '' ? undefined : Number(url.port));
    if (route !== 'cloud' || !caller?.send) return original(authority, options, listener);
    const { send } = caller;
    const given = typeof options === 'object' ? options : {};
    const then = typeof options === 'function' ? options : listener;
    return original(authority, { ...given, createConnection: () => connectInProcess(url.origin, send) }, then);
  };
  http2.connect = connect as typeof http2.connect;
  syncBuiltinESMExports();
  return () => {
    if ((http2.connect as unknown) === connect) http2.connect = original as typeof http2.connect;
    syncBuiltinESMExports();
  };
}

function connectInProcess(origin: string, send: Send): ReturnType<typeof createDuplexPair>[0] {
  const [client, server] = createDuplexPair();
  const listener = http2.createServer();
  listener.on('stream', (stream, headers) => void answer(stream, headers, origin, send));
  listener.emit('connection', server);
  return client;
}

async function answer(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  origin: string,
  send: Send,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const response = await send({
      method: headers[':method'] ?? 'GET',
      url: origin + (headers[':path'] ?? '/'),
      headers: plainHeaders(headers),
      body: Buffer.concat(chunks),
    });
    if (stream.destroyed) return;
    const kept = Object.entries(response.headers).filter(
      ([name]) => !['connection', 'keep-alive', 'transfer-encoding'].includes(name.toLowerCase()),
    );
    stream.respond({
      ':status': response.status,
      ...Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' ? value : [...value]])),
    });
    stream.end(response.body);
  } catch {
    stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
  }
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = { host: headers[':authority'] ?? '' };
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(':') && value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
