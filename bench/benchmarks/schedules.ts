import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { startTestCloud, type TestCloud } from 'skyrig';

import type { Benchmark } from '../benchmark.ts';
import { compare, measureInTurns, perSecond, timeMs, type Measurements } from '../measure.ts';

const template = fileURLToPath(new URL('../../examples/due-date/template.yaml', import.meta.url));
const ROW = {
  id: 'row-1',
  dueDate: '2026-03-10',
  status: 'PENDING',
  amountCents: 3000,
  expectedKeys: ['ann', 'ben', 'cem'],
};

async function startPipeline(): Promise<TestCloud> {
  const cloud = await startTestCloud({ startTime: '2026-03-10T08:30:00Z', compute: 'inline', races: 'off' });
  await cloud.deploy(template, { stackName: 'due-date', parameters: { WriterVariant: 'correct' } });
  cloud.mark();
  return cloud;
}

/** So many schedules of the due-date example, each with five cold functions. */
async function explore(cloud: TestCloud, runs: number): Promise<Measurements> {
  const stack = cloud.stack();
  const body = async (): Promise<void> => {
    await stack.table('Schedules').put(ROW);
    await cloud.clock.advanceTo(Date.UTC(2026, 2, 10, 9));
    await cloud.settle({ leap: true });
    const written = await stack.table<{ values?: object }>('Results').get({ id: ROW.id });
    assert.deepEqual(written?.values, { ann: 1000, ben: 1000, cem: 1000 });
  };
  const options = { runs, maxTimeMs: 600_000, strategy: 'urw', regressions: false } as const;
  const ms = await timeMs(async () => {
    const { schedules } = await cloud.explore(body, options);
    assert.equal(schedules, runs);
  });
  return { schedules: [perSecond(runs, ms)] };
}

const REPLY = { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: Buffer.from('{}') };
const CONFIGURATION = {
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  requestHandler: { metadata: {}, handle: async () => ({ response: REPLY }), destroy: () => undefined },
};

interface Clients {
  readonly db: DynamoDBDocumentClient;
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
}

/** What each function of the example constructs. */
function createClients(): Clients {
  return {
    db: DynamoDBDocumentClient.from(new DynamoDBClient(CONFIGURATION)),
    lambda: new LambdaClient(CONFIGURATION),
    sqs: new SQSClient(CONFIGURATION),
  };
}

/** The clients and requests of one schedule, with a handler that answers at once: what the SDK takes, whoever is behind it. */
async function clientsAlone(): Promise<void> {
  const scanner = createClients();
  const values = { ':value': 'x' };
  await scanner.db.send(
    new QueryCommand({ TableName: 't', KeyConditionExpression: 'a = :value', ExpressionAttributeValues: values }),
  );
  await scanner.db.send(update());
  await scanner.sqs
    .send(new SendMessageBatchCommand({ QueueUrl: 'http://127.0.0.1:1/0/q', Entries: [{ Id: '1', MessageBody: 'x' }] }))
    // The answer has none of the sent messages in it.
    .catch(() => undefined);
  const processor = createClients();
  await processor.db.send(new PutCommand({ TableName: 't', Item: { id: 'row-1' } }));
  for (const key of ROW.expectedKeys) {
    await processor.lambda.send(new InvokeCommand({ FunctionName: 'w', Payload: JSON.stringify({ key }) }));
    await createClients().db.send(update());
  }
  await processor.db.send(
    new TransactWriteCommand({ TransactItems: [{ Put: { TableName: 't', Item: { id: 'row-1' } } }] }),
  );
}

function update(): UpdateCommand {
  return new UpdateCommand({
    TableName: 't',
    Key: { id: 'row-1' },
    UpdateExpression: 'SET #values.#key = :value',
    ExpressionAttributeNames: { '#values': 'values', '#key': 'ann' },
    ExpressionAttributeValues: { ':value': 1000 },
  });
}

export const schedulesBenchmark: Benchmark = {
  name: 'schedules',
  summary: 'exploring the due-date example inline, with cold functions and real SDK clients',
  run: async ({ quick }) => {
    const runs = quick ? 50 : 300;
    const cloud = await startPipeline();
    try {
      const results = await measureInTurns(
        [
          { name: 'skyrig', run: () => explore(cloud, runs) },
          {
            name: 'its SDK clients alone',
            run: async () => {
              const ms = await timeMs(async () => {
                for (let schedule = 0; schedule < runs; schedule++) await clientsAlone();
              });
              return { schedules: [perSecond(runs, ms)] };
            },
          },
        ],
        { rounds: quick ? 2 : 5 },
      );
      return [{ what: 'schedules of the due-date example', unit: '/s', budget: 200, ...compare(results, 'schedules') }];
    } finally {
      await cloud.close();
    }
  },
};
