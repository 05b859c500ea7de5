import http from 'node:http';
import https from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WireRequest, WireResponse } from '../types.ts';
import type { Caller } from './caller.ts';
import { intercept } from './interception.ts';

const credentials = { accessKeyId: '111122223333', secretAccessKey: 'test', sessionToken: 'token' };
const unsigned = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=\S+, Signature=0{64}$/;
const seen: WireRequest[] = [];
let answer: (request: WireRequest) => WireResponse | Promise<WireResponse>;
let stop = (): void => undefined;

function start(more: Partial<Caller> = {}): void {
  const caller: Caller = {
    label: 'Function orders (request r-1)',
    endpoint: undefined,
    send: async (request) => {
      seen.push(request);
      return answer(request);
    },
    allowHost: () => false,
    foreign: undefined,
    verifiesSignatures: false,
    ...more,
  };
  stop = intercept(() => caller);
}

beforeEach(() => {
  answer = () => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'q' },
    body: Buffer.from('{"Item":{"id":{"S":"1"}}}'),
  });
});

afterEach(() => {
  stop();
  stop = () => undefined;
  seen.length = 0;
});

const client = (more: object = {}): DynamoDBClient =>
  new DynamoDBClient({ region: 'eu-central-1', credentials, maxAttempts: 1, ...more });
const get = (): GetItemCommand => new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } });

/** How many `ClientRequest`s are made meanwhile. */
async function countAgentRequests(run: () => Promise<unknown>): Promise<number> {
  const prototype = http.Agent.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const original = prototype['addRequest'];
  if (!original) throw new Error('Agents have no addRequest any more.');
  let count = 0;
  prototype['addRequest'] = function (this: unknown, ...args) {
    count += 1;
    return original.apply(this, args);
  };
  try {
    await run();
  } finally {
    prototype['addRequest'] = original;
  }
  return count;
}

describe('a request of an SDK client', () => {
  test('is handed over without a ClientRequest, and arrives as it would with one', async () => {
    start();
    const direct = await countAgentRequests(() => client().send(get()));
    const long = await countAgentRequests(() => client({ requestHandler: { requestTimeout: 60_000 } }).send(get()));
    expect([direct, long]).toEqual([0, 1]);
    const [first, second] = seen.map(({ headers, body, ...rest }) => ({
      ...rest,
      body: Buffer.from(body).toString(),
      names: Object.keys(headers)
        .filter((name) => name !== 'connection')
        .sort(),
    }));
    expect(first).toEqual(second);
    expect(first?.url).toBe('https://dynamodb.eu-central-1.amazonaws.com:443/');
  });

  test('comes back with its output, or the error of the service', async () => {
    start();
    await expect(client().send(get())).resolves.toMatchObject({ Item: { id: { S: '1' } } });
    answer = () => ({
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'q' },
      body: Buffer.from('{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"gone"}'),
    });
    await expect(client().send(get())).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'gone',
      $metadata: { httpStatusCode: 400, requestId: 'q' },
    });
  });

  test('is refused with an error that names the caller when it would leave for the real AWS', async () => {
    start({ endpoint: 'http://127.0.0.1:4566' });
    await expect(client().send(get())).rejects.toMatchObject({
      code: 'ERR_SKYRIG_LEAK',
      message: expect.stringContaining(
        'Function orders (request r-1) tried to send DynamoDB_20120810.GetItem to dynamodb.eu-central-1.amazonaws.com',
      ) as string,
    });
    expect(seen).toEqual([]);
  });

  test('can be aborted, before and while it waits', async () => {
    start();
    const early = client().send(get(), { abortSignal: AbortSignal.abort() });
    await expect(early).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([]);
    answer = () => new Promise(() => undefined);
    const controller = new AbortController();
    const late = client().send(get(), { abortSignal: controller.signal });
    while (seen.length === 0) await turn();
    controller.abort();
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(1);
  });

  test('still goes through what a test has put in place of https.request', async () => {
    start();
    const original = https.request;
    let asked = 0;
    https.request = ((...args: Parameters<typeof original>) => {
      asked += 1;
      return original(...args);
    }) as typeof original;
    try {
      await client().send(get());
    } finally {
      https.request = original;
    }
    expect(asked).toBe(1);
    expect(seen).toHaveLength(1);
  });

  test('streams what is a stream to the client', async () => {
    start();
    const s3 = new S3Client({ region: 'us-east-1', credentials, maxAttempts: 1 });
    answer = () => ({ status: 200, headers: { etag: '"e"' }, body: new Uint8Array() });
    await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'hello' }));
    answer = () => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'content-length': '5' },
      body: Buffer.from('hello'),
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
    expect(await Body?.transformToString()).toBe('hello');
  });
});

describe('a signature', () => {
  test('is left out when nobody verifies it; who asks, where and for what is still said', async () => {
    start();
    await client().send(get());
    const headers = seen[0]?.headers ?? {};
    expect(unsigned.exec(headers['authorization'] ?? '')?.[1]).toMatch(
      /^111122223333\/\d{8}\/eu-central-1\/dynamodb\/aws4_request$/,
    );
    expect(headers['x-amz-security-token']).toBe('token');
    expect(headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
  });

  test('is computed for a cloud that verifies it', async () => {
    start({ verifiesSignatures: true });
    await client().send(get());
    expect(seen[0]?.headers['authorization']).toMatch(/Signature=[0-9a-f]{64}$/);
    expect(seen[0]?.headers['authorization']).not.toMatch(unsigned);
  });

  test('is computed again once nobody intercepts', async () => {
    start();
    await client().send(get());
    stop();
    let authorization = '';
    const requestHandler = {
      metadata: { handlerProtocol: 'http/1.1' },
      handle: ({ headers }: { readonly headers: Record<string, string> }) => {
        authorization = headers['authorization'] ?? '';
        return Promise.resolve({ response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } });
      },
      destroy: () => undefined,
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    };
    await client({ requestHandler }).send(get());
    expect(authorization).toContain('Credential=111122223333/');
    expect(authorization).not.toMatch(unsigned);
  });
});
