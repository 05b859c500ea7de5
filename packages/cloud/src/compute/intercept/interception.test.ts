import crypto from 'node:crypto';
import { Agent, createServer } from 'node:http';
import { get as earlyGet } from 'node:https';
import { connect as connectHttp2 } from 'node:http2';
import { type AddressInfo, Socket } from 'node:net';
import zlib from 'node:zlib';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WireRequest, WireResponse } from '../types.ts';
import type { Caller } from './caller.ts';
import { intercept } from './interception.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const seen: WireRequest[] = [];
let answer: (request: WireRequest) => WireResponse | Promise<WireResponse>;
let stop = (): void => undefined;

function callerWith(more: Partial<Caller> = {}): Caller {
  const send = async (request: WireRequest): Promise<WireResponse> => {
    seen.push(request);
    return answer(request);
  };
  return {
    label: 'Function orders (request r-1)',
    endpoint: undefined,
    send,
    allowHost: () => false,
    foreign: undefined,
    verifiesSignatures: true,
    ...more,
  };
}

function start(caller: Caller): void {
  stop();
  stop = intercept(() => caller);
}

beforeEach(() => {
  answer = () => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'q' },
    body: Buffer.from('{}'),
  });
});

afterEach(() => {
  stop();
  stop = () => undefined;
  seen.length = 0;
});

describe('requests to the cloud', () => {
  test('go there without a socket, and errors come back as the client knows them', async () => {
    start(callerWith());
    const client = new DynamoDBClient({ region: 'us-east-1', credentials, maxAttempts: 1 });
    await client.send(new PutItemCommand({ TableName: 't', Item: { id: { S: '1' } } }));
    answer = () => ({
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from('{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"gone"}'),
    });
    await expect(client.send(new GetItemCommand({ TableName: 't', Key: {} }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'gone',
    });
    expect(seen.map((request) => request.headers['x-amz-target'])).toEqual([
      'DynamoDB_20120810.PutItem',
      'DynamoDB_20120810.GetItem',
    ]);
  });

  test('reach the cloud by its own address, also where no host of AWS is named', async () => {
    start(callerWith({ endpoint: 'http://127.0.0.1:4566' }));
    const client = new DynamoDBClient({ region: 'us-east-1', credentials, endpoint: 'http://localhost:4566' });
    await client.send(new PutItemCommand({ TableName: 't', Item: {} }));
    expect(seen[0]?.url).toBe('http://localhost:4566/');
  });

  test('carry bodies both ways: streams, large objects, and what expects to be told to continue', async () => {
    const stored = new Map<string, Uint8Array>();
    answer = (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'PUT') stored.set(pathname, request.body);
      return {
        status: 200,
        headers: { etag: '"e"', 'content-length': String(stored.get(pathname)?.byteLength) },
        body: request.method === 'GET' ? (stored.get(pathname) ?? new Uint8Array()) : new Uint8Array(),
      };
    };
    start(callerWith());
    const client = new S3Client({
      region: 'us-east-1',
      credentials,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    const body = Buffer.alloc(3_000_000, 'ab');
    await client.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'k', Body: body }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
    expect(seen[0]?.headers['host']).toBe('bucket.s3.us-east-1.amazonaws.com');
  });

  test('a request that is aborted while it is parked fails like one whose connection was cut', async () => {
    answer = () => new Promise(() => undefined);
    start(callerWith());
    const controller = new AbortController();
    const client = new DynamoDBClient({ region: 'us-east-1', credentials });
    const pending = client.send(new PutItemCommand({ TableName: 't', Item: {} }), { abortSignal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('may be made with functions that were imported before', async () => {
    answer = () => ({ status: 201, headers: { 'set-cookie': ['a=1', 'b=2'] }, body: Buffer.from('hello') });
    start(callerWith());
    const result = await new Promise((resolve) => {
      earlyGet('https://sts.amazonaws.com/?Action=GetCallerIdentity', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve([response.statusCode, response.headers['set-cookie'], text]));
      });
    });
    expect(result).toEqual([201, ['a=1', 'b=2'], 'hello']);
  });

  test('may be made with fetch', async () => {
    answer = (request) => ({
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.concat([Buffer.from('got '), request.body]),
    });
    start(callerWith());
    const response = await fetch('https://sqs.eu-west-1.amazonaws.com/', {
      method: 'POST',
      body: 'it',
      headers: { 'X-A': 'b' },
    });
    expect([response.status, await response.text(), seen[0]?.headers['x-a']]).toEqual([200, 'got it', 'b']);
  });
});

test('HTTP/2 sessions are answered without a socket', async () => {
  answer = (request) => ({
    status: 200,
    headers: { 'content-type': 'text/plain', connection: 'keep-alive' },
    body: Buffer.concat([Buffer.from('h2 '), request.body]),
  });
  start(callerWith());
  const session = connectHttp2('https://kinesis.us-east-1.amazonaws.com');
  const stream = session.request({
    ':method': 'POST',
    ':path': '/streams',
    'x-amz-target': 'Kinesis_20131202.PutRecord',
  });
  stream.end('record');
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk as string;
  session.close();
  expect([text, seen[0]?.url, seen[0]?.headers['x-amz-target']]).toEqual([
    'h2 record',
    'https://kinesis.us-east-1.amazonaws.com/streams',
    'Kinesis_20131202.PutRecord',
  ]);
});

describe('what would leak', () => {
  const guard = (): void => {
    stop();
    stop = intercept(() => callerWith({ label: 'The test', send: undefined }), 'outside');
  };

  test('is refused with the caller, the operation and what to do', async () => {
    guard();
    const client = new DynamoDBClient({ region: 'us-east-1', credentials, maxAttempts: 1 });
    await expect(client.send(new PutItemCommand({ TableName: 't', Item: {} }))).rejects.toMatchObject({
      code: 'ERR_SKYRIG_LEAK',
      message: expect.stringMatching(
        /^The test tried to send DynamoDB_20120810\.PutItem to dynamodb\.us-east-1\.amazonaws\.com, which is the real AWS; it was refused/,
      ) as string,
    });
    await expect(fetch('https://api.ecr.us-east-1.amazonaws.com/v2/')).rejects.toThrow(
      /The test tried to send GET \/v2\/ to api\.ecr/,
    );
  });

  test('is refused for connections that are not HTTP/1.1 too', async () => {
    guard();
    const session = connectHttp2('https://kinesis.us-east-1.amazonaws.com');
    const error = await new Promise((resolve) => session.once('error', resolve));
    expect(error).toMatchObject({ code: 'ERR_SKYRIG_LEAK' });
  });

  test('is let through when it is allowed, and other hosts always are', async () => {
    const server = createServer((_request, response) => response.end('real')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    guard();
    expect(await (await fetch(`http://127.0.0.1:${String(port)}/`)).text()).toBe('real');
    server.close();
    server.closeAllConnections();
  });
});

test('nothing stays patched when the last one stops', () => {
  const patched = (): unknown[] => [
    globalThis.fetch,
    Socket.prototype.connect,
    (Agent.prototype as unknown as Record<string, unknown>)['addRequest'],
    zlib.gunzip,
    crypto.scrypt,
  ];
  const before = patched();
  const first = intercept(() => undefined);
  const second = intercept(() => undefined, 'outside');
  first();
  expect(globalThis.fetch).not.toBe(before[0]);
  second();
  expect(patched()).toEqual(before);
});
