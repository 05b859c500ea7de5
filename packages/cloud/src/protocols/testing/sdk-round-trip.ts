import { Readable } from 'node:stream';

import { identifyOperation } from '../identify.ts';
import type { OperationModel, ProtocolId, ServiceModel } from '../model.ts';
import { getProtocol } from '../protocol.ts';
import type { WireError, WireRequest, WireResponse } from '../wire.ts';

/** The request as an SDK client hands it to its request handler. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkClient {
  send(command: unknown): Promise<Record<string, unknown>>;
}
type Constructor = new (input: object) => unknown;
type ClientConstructor = new (options: object) => SdkClient;

export interface RoundTrip {
  /** What our codec read from the client's request. */
  readonly input: Record<string, unknown>;
  readonly operation: OperationModel;
  readonly protocol: ProtocolId;
  /** What the client read from our codec's response. */
  readonly output: Record<string, unknown>;
}

/** An SDK module, the model made of it, and how its clients are to be built. */
export interface SdkService {
  readonly sdk: Readonly<Record<string, unknown>>;
  readonly model: ServiceModel;
  readonly options?: object;
}

/** Sends an input with the real client, reads it with our codec, answers an output or an error with our codec, and has the client read that. */
export async function roundTrip(
  service: SdkService,
  name: string,
  input: object,
  answer: { output: unknown } | { error: WireError },
): Promise<RoundTrip> {
  let seen: Pick<RoundTrip, 'input' | 'operation' | 'protocol'> | undefined;
  const client = createClient(service, (request) => {
    const identified = identifyOperation(request, service.model);
    if (!identified) throw new Error(`No operation for ${request.method} ${request.path}?${request.query}`);
    const codec = getProtocol(identified.protocol);
    seen = { ...identified, input: codec.parse(request, service.model, identified.operation) };
    return 'error' in answer
      ? codec.serialiseError(answer.error, service.model, identified.operation, 'request-1')
      : codec.serialise(answer.output, service.model, identified.operation, 'request-1');
  });
  const Command = service.sdk[`${name}Command`] as Constructor;
  const { $metadata: _, ...output } = await client.send(new Command({ ...input }));
  if (!seen) throw new Error('The client sent nothing');
  return { ...seen, output };
}

/** A real client of the SDK whose requests are answered by a function. */
export function createClient(service: SdkService, answer: (request: WireRequest) => WireResponse): SdkClient {
  const Client = Object.entries(service.sdk).find(
    ([name]) => name.endsWith('Client') && name !== '__Client',
  )?.[1] as ClientConstructor;
  return new Client({
    region: 'us-east-1',
    endpoint: 'http://localhost:4566',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    ...service.options,
    requestHandler: {
      handle: async (request: SdkRequest) => {
        const { status, headers, body } = answer(await toWireRequest(request));
        return {
          response: {
            statusCode: status,
            headers,
            body: Readable.from(body.byteLength === 0 ? [] : [Buffer.from(body)]),
          },
        };
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  });
}

async function toWireRequest(request: SdkRequest): Promise<WireRequest> {
  const pairs = Object.entries(request.query ?? {}).flatMap(([name, value]) => {
    if (value === null) return [encodeURIComponent(name)];
    return [value].flat().map((entry) => `${encodeURIComponent(name)}=${encodeURIComponent(entry)}`);
  });
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    method: request.method,
    path: request.path,
    query: pairs.join('&'),
    headers,
    body: await readBody(request.body),
  };
}

async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}

/** What an SDK answers, with its own classes of bytes and streams made plain, for comparing. */
export async function toPlain(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(toPlain));
  if ('transformToByteArray' in value)
    return Uint8Array.from(await (value.transformToByteArray as () => Promise<Uint8Array>)());
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, entry]) => [key, await toPlain(entry)] as const),
  );
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}
