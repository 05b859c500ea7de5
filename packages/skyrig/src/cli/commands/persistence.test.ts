import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';

import { createCliProject, readUrl, type CliProject, type Running } from '../test-support/cli-fixture.ts';

interface Clients {
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
}

function connect(endpoint: string): Clients {
  const configuration = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const clients = { sqs: new SQSClient(configuration), dynamodb: new DynamoDBClient(configuration) };
  onTestFinished(() => {
    clients.sqs.destroy();
    clients.dynamodb.destroy();
  });
  return clients;
}

async function startKept(project: CliProject): Promise<Running & { readonly url: string }> {
  const running = project.start(['start', '--port', '0', '--persist', 'data']);
  return { ...running, url: await readUrl(running) };
}

/** Writes one after another until the cloud is gone; each write that was acknowledged is noted before the next is sent. */
async function writeUntilKilled(
  write: (id: string) => Promise<unknown>,
  prefix: string,
  acknowledged: string[],
  noted: () => void,
): Promise<void> {
  for (let number = 0; ; number += 1) {
    const id = `${prefix}-${number}`;
    try {
      await write(id);
    } catch {
      return;
    }
    acknowledged.push(id);
    noted();
  }
}

async function receiveAll({ sqs }: Clients): Promise<string[]> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}

async function scanAll({ dynamodb }: Clients): Promise<string[]> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: 'orders', ConsistentRead: true }));
  return Items.map(({ id }) => id?.S ?? '');
}

test('every acknowledged write survives kill -9 in the middle of writing', async () => {
  const project = createCliProject();
  const first = await startKept(project);
  const { sqs, dynamodb } = connect(first.url);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'orders',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );

  const sent: string[] = [];
  const put: string[] = [];
  const killAfterEnough = (): void => {
    if (sent.length >= 150 && put.length >= 150) first.child.kill('SIGKILL');
  };
  const send = (id: string): Promise<unknown> => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: id }));
  const putItem = (id: string): Promise<unknown> =>
    dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: id } } }));
  await Promise.all([
    writeUntilKilled(send, 'a', sent, killAfterEnough),
    writeUntilKilled(send, 'b', sent, killAfterEnough),
    writeUntilKilled(putItem, 'a', put, killAfterEnough),
    writeUntilKilled(putItem, 'b', put, killAfterEnough),
  ]);
  await first.ended;

  const second = await startKept(project);
  const clients = connect(second.url);
  const received = new Set(await receiveAll(clients));
  const stored = new Set(await scanAll(clients));
  expect(sent.filter((id) => !received.has(id))).toEqual([]);
  expect(put.filter((id) => !stored.has(id))).toEqual([]);
  // What was under way may be there or not; nothing else may.
  expect(received.size).toBeLessThanOrEqual(sent.length + 2);
  expect(stored.size).toBeLessThanOrEqual(put.length + 2);
});

test('a place that is no folder is refused', async () => {
  const project = createCliProject();
  project.write('data', 'a file');
  const { code, stderr } = await project.run('start', '--port', '0', '--persist', 'data');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(
      `^error State cannot be kept in ${project.path('data')}: EEXIST: .* Choose a folder that can be written\\.\n$`,
    ),
  );
});

test('a damaged file is named, kept as it is, and keeps the cloud from starting', async () => {
  const project = createCliProject();
  const first = await startKept(project);
  await connect(first.url).sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
  first.child.kill('SIGTERM');
  await first.ended;

  const name = readdirSync(project.path('data')).find((file) => file.startsWith('checkpoint-')) ?? '';
  const file = project.path('data', name);
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8((bytes.readUInt8(middle) + 1) % 256, middle);
  writeFileSync(file, bytes);

  for (const mode of [[], ['--detach']]) {
    const { code, stdout, stderr } = await project.run('start', '--port', '0', '--persist', 'data', ...mode);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`error ${file} is damaged at byte `)).toBe(true);
    expect(stderr).toContain('the file is kept');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }
});
