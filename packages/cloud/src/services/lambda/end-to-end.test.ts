import {
  InvokeCommand,
  LambdaClient,
  CreateFunctionCommand,
  CreateEventSourceMappingCommand,
  GetFunctionCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { createCloud } from '../../cloud/cloud.ts';
import { createProject } from '../../compute/test-host.ts';
import { role } from './lambda.fixture.ts';

/** A cloud with a function whose code is this source. */
async function createSystem(source: string, mode: 'inline' | 'thread') {
  const project = createProject({ 'index.ts': source });
  const cloud = createCloud({ startTime: '2026-01-01T00:00:00Z' });
  onTestFinished(async () => {
    await cloud.close();
    project.remove();
  });
  const lambda = cloud.client(LambdaClient);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'nodejs22.x',
      Role: role,
      Handler: 'index.handler',
      Code: { S3Bucket: 'hot-reload', S3Key: project.path },
      Environment: { Variables: { SKYRIG_COMPUTE_MODE: mode } },
    }),
  );
  return { cloud, lambda, sqs: cloud.client(SQSClient) };
}

const forwards = `
  import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
  const sqs = new SQSClient({});
  export const handler = async (event) => {
    for (const record of event.Records) {
      await sqs.send(new SendMessageCommand({ QueueUrl: 'out', MessageBody: record.body.toUpperCase() }));
    }
  };`;

test.each(['inline', 'thread'] as const)('a queue, a function in mode %s and a second queue', async (mode) => {
  const { cloud, lambda, sqs } = await createSystem(forwards, mode);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'in' }));
  await sqs.send(new CreateQueueCommand({ QueueName: 'out' }));
  await lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName: 'f', EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:in' }),
  );
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
  await cloud.settle();
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'out' }));
  expect(Messages.map(({ Body }) => Body)).toEqual(['HELLO']);
  const sent = cloud.trace.records.filter(
    ({ operation, actor }) => operation === 'SendMessage' && actor.kind === 'invocation',
  );
  expect(sent.map(({ actor }) => actor.name)).toEqual(['f']);
});

test('an SDK client invokes a function and is told of its errors', async () => {
  const { lambda } = await createSystem(
    'export const handler = async (event) => { if (event.bad) throw new RangeError("bad"); return event; };',
    'inline',
  );
  const good = await lambda.send(new InvokeCommand({ FunctionName: 'f', Payload: '{"n":1}', LogType: 'Tail' }));
  expect([good.StatusCode, good.ExecutedVersion, good.FunctionError, good.Payload?.transformToString()]).toEqual([
    200,
    '$LATEST',
    undefined,
    '{"n":1}',
  ]);
  expect(Buffer.from(good.LogResult ?? '', 'base64').toString()).toMatch(/^START RequestId/);
  const bad = await lambda.send(new InvokeCommand({ FunctionName: 'f', Payload: '{"bad":true}' }));
  expect(bad.FunctionError).toBe('Unhandled');
  expect(JSON.parse(bad.Payload?.transformToString() ?? '')).toMatchObject({
    errorType: 'RangeError',
    errorMessage: 'bad',
  });
  const event = await lambda.send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
  expect(event.StatusCode).toBe(202);
  const dry = await lambda.send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'DryRun' }));
  expect(dry.StatusCode).toBe(204);
});

test('errors reach an SDK client with their class and fields', async () => {
  const { lambda } = await createSystem('export const handler = async () => 1;', 'inline');
  const missing = await lambda.send(new GetFunctionCommand({ FunctionName: 'g' })).catch((error: unknown) => error);
  expect(missing).toMatchObject({
    name: 'ResourceNotFoundException',
    Type: 'User',
    message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:g',
  });
});
