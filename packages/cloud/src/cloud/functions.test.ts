import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sendRaw } from '../gateway/http.fixture.ts';
import { createCloud, type Cloud } from './cloud.ts';

function writeHandler(source: string): string {
  const folder = mkdtempSync(join(import.meta.dirname, '.function-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.ts'), source);
  return folder;
}

async function createFunction(cloud: Cloud, source: string): Promise<LambdaClient> {
  const lambda = cloud.client(LambdaClient);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/r',
      Timeout: 30,
      Code: { S3Bucket: '__local__', S3Key: writeHandler(source) },
    }),
  );
  return lambda;
}

describe.each(['inline', 'thread', 'process'] as const)('a function run in mode %s', (compute) => {
  test('answers, and its pauses pass in the cloud’s time', async () => {
    await using cloud = createCloud({ compute, ...(compute === 'process' && { clock: 'real' as const }) });
    const pause = compute === 'process' ? 5 : 5000;
    const lambda = await createFunction(
      cloud,
      `export const handler = async (event: { n: number }) => { await new Promise((r) => setTimeout(r, ${pause})); return { twice: event.n * 2 }; };`,
    );
    const started = cloud.clock.now();
    const answer = await lambda.send(new InvokeCommand({ FunctionName: 'f', Payload: JSON.stringify({ n: 21 }) }));
    expect(answer.FunctionError).toBeUndefined();
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({ twice: 42 });
    expect(cloud.clock.now() - started).toBeGreaterThanOrEqual(pause);
  });
});

describe('a function that calls a real endpoint by mistake', () => {
  test.each(['inline', 'thread'] as const)('is refused, by name, in mode %s', async (compute) => {
    await using cloud = createCloud({ compute });
    const lambda = await createFunction(
      cloud,
      `import { SQSClient, ListQueuesCommand } from '@aws-sdk/client-sqs';
       const sqs = new SQSClient({ endpoint: 'https://sqs.eu-west-1.amazonaws.com', region: 'eu-west-1', maxAttempts: 1 });
       export const handler = () => sqs.send(new ListQueuesCommand({}));`,
    );
    const answer = await lambda.send(new InvokeCommand({ FunctionName: 'f' }));
    const { errorMessage } = JSON.parse(answer.Payload?.transformToString() ?? '') as { errorMessage: string };
    expect(errorMessage).toMatch(
      /[Ff]unction f .*sqs\.eu-west-1\.amazonaws\.com, which is the real AWS; it was refused/,
    );
    expect(cloud.trace.records.some(({ operation }) => operation === 'ListQueues')).toBe(false);
  });
});

test('a function URL answers over HTTP under its own host', async () => {
  await using cloud = createCloud({ compute: 'inline' });
  const { url } = await cloud.listen({ port: 0 });
  const lambda = await createFunction(
    cloud,
    `export const handler = async ({ rawPath, requestContext }) => ({ statusCode: 201, headers: { 'x-path': rawPath }, cookies: ['a=1', 'b=2'], body: requestContext.http.method });`,
  );
  const { FunctionUrl } = await lambda.send(
    new CreateFunctionUrlConfigCommand({ FunctionName: 'f', AuthType: 'NONE' }),
  );
  const host = new URL(FunctionUrl ?? '').host;
  const answer = await sendRaw(url, { method: 'PUT', path: '/things/1?x=2', headers: { host } });
  expect(answer).toMatchObject({
    status: 201,
    body: 'PUT',
    headers: { 'x-path': '/things/1', 'set-cookie': ['a=1', 'b=2'] },
  });
  expect(
    await sendRaw(url, { path: '/', headers: { host: `unknown.${host.split('.').slice(1).join('.')}` } }),
  ).toMatchObject({ status: 403 });
});

test('a queue can be looked into where LocalStack users do', async () => {
  await using cloud = createCloud();
  const { url } = await cloud.listen({ port: 0 });
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
  await cloud.call('sqs', 'SendMessage', { QueueUrl: 'q', MessageBody: 'hello' });
  const answer = await sendRaw(url, {
    method: 'GET',
    path: `/_aws/sqs/messages?QueueUrl=${encodeURIComponent(`${url}/000000000000/q`)}`,
  });
  expect(JSON.parse(answer.body)).toMatchObject({ Messages: [{ Body: 'hello', Attributes: { State: 'visible' } }] });
  expect(await sendRaw(url, { method: 'GET', path: '/_aws/sqs/messages?QueueUrl=none' })).toMatchObject({
    status: 400,
  });
});
