import { gzipSync } from 'node:zlib';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listeningCloud, sendRaw, signedFor, sqsTarget } from './http.fixture.ts';

const createQueue = { headers: sqsTarget('CreateQueue'), body: '{"QueueName":"q"}' };

describe('a request over HTTP', () => {
  test('is answered with a request id in the service’s own protocol', async () => {
    const { url } = await listeningCloud();
    const { status, headers, body } = await sendRaw(url, createQueue);
    expect(status).toBe(200);
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(body)).toEqual({ QueueUrl: `${url}/000000000000/q` });
  });

  test('may be gzipped', async () => {
    const { url } = await listeningCloud();
    const headers = { ...createQueue.headers, 'content-encoding': 'gzip' };
    expect(await sendRaw(url, { headers, body: gzipSync(createQueue.body) })).toMatchObject({ status: 200 });
  });

  test('may wait for 100-continue', async () => {
    const { url } = await listeningCloud();
    expect(
      await sendRaw(url, { ...createQueue, headers: { ...createQueue.headers, expect: '100-continue' } }),
    ).toMatchObject({ status: 200 });
  });

  test('lands in the account that its access key names, and in the region of its scope', async () => {
    const { cloud, url } = await listeningCloud();
    const elsewhere = new SQSClient({
      endpoint: url,
      region: 'eu-west-1',
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'test' },
    });
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'theirs' }, { account: '123456789012', region: 'eu-west-1' });
    expect((await elsewhere.send(new ListQueuesCommand({}))).QueueUrls).toEqual([`${url}/123456789012/theirs`]);
    const here = new SQSClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    expect((await here.send(new ListQueuesCommand({}))).QueueUrls).toBeUndefined();
  });

  test('that a rewind overtakes on its way in is given up', async () => {
    const { cloud } = await listeningCloud();
    const before = cloud.snapshot();
    const overtaken = cloud.handle({
      method: 'POST',
      path: '/',
      query: '',
      headers: sqsTarget('CreateQueue'),
      body: Buffer.from('{"QueueName":"q"}'),
    });
    cloud.restore(before);
    expect(await overtaken).toMatchObject({ status: 400 });
    expect(await cloud.call('sqs', 'ListQueues', {})).toEqual({});
  });

  test('that gives up a long poll swallows no message', async () => {
    const { cloud, url } = await listeningCloud({ clock: 'real' });
    await sendRaw(url, createQueue);
    const gone = new AbortController();
    const poll = fetch(url, {
      method: 'POST',
      headers: sqsTarget('ReceiveMessage'),
      signal: gone.signal,
      body: JSON.stringify({ QueueUrl: 'q', WaitTimeSeconds: 20 }),
    });
    while (cloud.kernel.waiters.size === 0) await new Promise((resolve) => setImmediate(resolve));
    gone.abort();
    await expect(poll).rejects.toThrow(/abort/);
    while (cloud.kernel.waiters.size > 0) await new Promise((resolve) => setImmediate(resolve));
    await cloud.call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'kept' });
    expect(await cloud.peekQueue('q')).toMatchObject([{ body: 'kept', state: 'visible' }]);
  });
});

describe('a request that is not understood', () => {
  test.each([
    ['unsigned and without a target', { headers: {}, body: 'x' }, 403, /cannot tell which AWS service/],
    [
      'for a service that is not emulated',
      { headers: signedFor('glacier') },
      501,
      /does not emulate the service glacier yet/,
    ],
    [
      'for S3, whose clients read XML',
      { headers: signedFor('s3') },
      501,
      /<Error><Code>NotImplemented<\/Code><Message>Skyrig does not emulate the service s3 yet/,
    ],
    [
      'for a service of the Query protocol, whose clients read XML',
      {
        headers: { ...signedFor('ses'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: 'Action=ListIdentities&Version=2010-12-01',
      },
      501,
      /<ErrorResponse><Error><Code>NotImplemented<\/Code><Message>Skyrig does not emulate the service ses yet/,
    ],
    ['for an operation that does not exist', { headers: sqsTarget('Frobnicate'), body: '{}' }, 400, /UnknownOperation/],
    ['with a body that is no JSON', { headers: sqsTarget('CreateQueue'), body: '{"QueueName":' }, 400, /"__type"/],
    ['with a list where an object is due', { headers: sqsTarget('CreateQueue'), body: '[]' }, 400, /"__type"/],
    [
      'with a broken gzip body',
      { headers: { ...sqsTarget('CreateQueue'), 'content-encoding': 'gzip' }, body: 'no gzip' },
      400,
      /./,
    ],
  ])('is answered clearly when it is %s', async (_what, request, status, text) => {
    const { url } = await listeningCloud();
    const answer = await sendRaw(url, request);
    expect(answer.body).toMatch(text);
    expect(answer.status).toBe(status);
  });

  test('names an unknown Query action as AWS does', async () => {
    const { url } = await listeningCloud();
    const headers = signedFor('sqs', { 'content-type': 'application/x-www-form-urlencoded' });
    const answer = await sendRaw(url, { headers, body: 'Action=Frobnicate&Version=2012-11-05' });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('<Code>InvalidAction</Code>') });
  });
});

describe('signatures', () => {
  const client = (endpoint: string, secretAccessKey: string): SQSClient =>
    new SQSClient({
      endpoint,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey },
    });

  test('are verified when asked for', async () => {
    const { url } = await listeningCloud({ verifySignatures: true });
    await expect(client(url, 'test').send(new ListQueuesCommand({}))).resolves.toBeDefined();
    await expect(client(url, 'wrong').send(new ListQueuesCommand({}))).rejects.toMatchObject({
      name: expect.stringMatching(/^InvalidSignature/),
    });
  });

  test('are not looked at otherwise', async () => {
    const { url } = await listeningCloud();
    await expect(client(url, 'wrong').send(new ListQueuesCommand({}))).resolves.toBeDefined();
  });
});

describe('the server', () => {
  test('survives any bytes and still answers', async () => {
    const { url } = await listeningCloud();
    await sendRaw(url, createQueue);
    const operation = fc.constantFrom(
      'CreateQueue',
      'SendMessage',
      'ReceiveMessage',
      'SendMessageBatch',
      'SetQueueAttributes',
    );
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    const target = fc.oneof(
      operation.map((name) => sqsTarget(name)),
      fc.constantFrom('dynamodb', 'iam', 'events', 'lambda', 's3').map((name) => signedFor(name)),
    );
    const path = fc.oneof(
      fc.constant('/'),
      fc.webPath(),
      fc.constantFrom('/%', '/_skyrig/', '/2015-03-31/functions/%ff', '//'),
    );
    const type = fc.constantFrom(
      'application/x-amz-json-1.0',
      'application/x-www-form-urlencoded',
      'application/cbor',
      'text/plain',
    );
    await fc.assert(
      fc.asyncProperty(target, path, type, body, async (headers, at, contentType, bytes) => {
        const answer = await sendRaw(url, {
          path: at === '' ? '/' : at,
          headers: { ...headers, 'content-type': contentType },
          body: bytes,
        });
        expect(answer.status).toBeGreaterThanOrEqual(200);
        expect(answer.body).not.toMatch(/bug in Skyrig/);
      }),
      { numRuns: 300 },
    );
    expect(await sendRaw(url, createQueue)).toMatchObject({ status: 200 });
  });

  test('names what takes its port', async () => {
    const { cloud, url } = await listeningCloud();
    await expect(cloud.listen()).rejects.toMatchObject({ code: 'ERR_SKYRIG_LISTENING' });
    const { createCloud } = await import('../cloud/cloud.ts');
    const second = createCloud();
    await expect(second.listen({ port: Number(new URL(url).port) })).rejects.toThrow(/choose another port/);
    await second.close();
  });

  test('answers a client in process exactly as one over HTTP', async () => {
    const { cloud, url } = await listeningCloud();
    await sendRaw(url, createQueue);
    const clients = [
      cloud.client(SQSClient),
      new SQSClient({
        endpoint: url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
    ];
    const answers = await Promise.all(
      clients.map((sqs) =>
        sqs
          .send(new SendMessageCommand({ QueueUrl: `${url}/000000000000/missing`, MessageBody: 'x' }))
          .catch((error: unknown) => error),
      ),
    );
    const seen = answers.map((error) => {
      const { name, message, $metadata } = error as {
        name: string;
        message: string;
        $metadata: { httpStatusCode: number };
      };
      return { name, message, status: $metadata.httpStatusCode };
    });
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual({ name: 'QueueDoesNotExist', message: 'The specified queue does not exist.', status: 400 });
  });
});
