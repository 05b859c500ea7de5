import { formatQuery } from '../compute/intercept/format-query.ts';
import { sdkBody } from '../compute/intercept/sdk-body.ts';
import type { SdkRequest } from '../compute/intercept/sdk-request.ts';
import type { Actor } from '../kernel/actor.ts';
import type { WireRequest } from '../protocols/wire.ts';
import type { Gateway } from './gateway.ts';

/** What SDK v3 clients take as `requestHandler`. */
export interface InProcessHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(
    request: SdkRequest,
    options?: { readonly abortSignal?: AbortSignal | { aborted: boolean } },
  ): Promise<{ response: { statusCode: number; headers: Record<string, string>; body: unknown } }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

function readBody(body: unknown): Uint8Array | Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return collect(body as AsyncIterable<Uint8Array | string>);
}

async function collect(body: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const name in headers) lower[name.toLowerCase()] = String(headers[name]);
  return lower;
}

function joinValues(headers: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name in headers) joined[name] = String(headers[name]);
  return joined;
}

/** An SDK v3 `requestHandler` that calls the gateway with no socket in between. */
export function createInProcessHandler(gateway: Gateway, actor: () => Actor): InProcessHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options) {
      const wire: WireRequest = {
        method: request.method,
        path: request.path,
        query: formatQuery(request.query),
        headers: lowerCase(request.headers),
        body: await readBody(request.body),
      };
      const signal = options?.abortSignal instanceof AbortSignal ? options.abortSignal : undefined;
      const { status, headers, body } = await gateway.handle(wire, { actor: actor(), ...(signal && { signal }) });
      return {
        response: { statusCode: status, headers: joinValues(headers), body: sdkBody(body, headers, wire.headers) },
      };
    },
    destroy: () => {},
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}
