import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { addOneAtomically, addOneBlindly, addAtOnce, startCounters } from '../counter.fixture.ts';
import type { TestCloud } from '../../rig/test-cloud.ts';
import type { IdempotencyOptions, IdempotencyReport } from './idempotency-options.ts';

type Counter = { readonly id: string };

/** Counters, and a queue whose messages go to the function. */
async function queueOf(handler: (counter: Counter) => Promise<void>): Promise<TestCloud> {
  const each = async ({ Records }: { readonly Records: readonly { readonly body: string }[] }): Promise<void> => {
    for (const { body } of Records) await handler(JSON.parse(body) as Counter);
  };
  const cloud = await startCounters(each as never);
  onTestFinished(() => cloud.close());
  await cloud.cloud.call('sqs', 'CreateQueue', { QueueName: 'Orders' });
  await cloud.cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: 'Add',
    EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:Orders',
  });
  await cloud.settle({ leap: true });
  return cloud;
}

const sendOne = (cloud: TestCloud) => async (): Promise<void> => {
  await cloud.queue('Orders').send({ id: 'a' });
  await cloud.settle();
};

const check = (cloud: TestCloud, options?: IdempotencyOptions): Promise<IdempotencyReport> =>
  cloud.checkIdempotency(sendOne(cloud), options);

const failureOf = (checking: Promise<unknown>): Promise<string> =>
  checking.then(
    () => expect.fail('nothing was found'),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

/** Marks the order as paid. */
const setPaid = ({ id }: Counter): Promise<unknown> =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id }, paid: { BOOL: true } } }),
  );

// #region handler
/** Remembers that it was there, then counts: lost when it crashes in between. */
const countOnce = async ({ id }: Counter): Promise<void> => {
  const client = new DynamoDBClient({});
  try {
    await client.send(
      new PutItemCommand({
        TableName: 'Counters',
        Item: { id: { S: `seen-${id}` } },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return;
    throw error;
  }
  await client.send(
    new UpdateItemCommand({
      TableName: 'Counters',
      Key: { id: { S: id } },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
};
// #endregion

test('a counter counts a message twice that is delivered twice, or again after a crash', async () => {
  const cloud = await queueOf(addOneBlindly);
  const failure = await failureOf(check(cloud));
  expect(failure).toMatchInlineSnapshot(`
    "Not idempotent: 2 of 2 cases end differently from the run in which every event is delivered once.

    Add, by queue Orders
      delivered twice
        Counters id="a": count is 2, expected 1
      crashed after its 1st effect, dynamodb PutItem Counters id="a", then delivered again
        Counters id="a": count is 2, expected 1"
  `);
  expect(await cloud.table('Counters').get({ id: 'a' })).toBeUndefined();
});

test('a write that says what is to be, not what is to change, may happen twice', async () => {
  const report = await check(await queueOf(async (counter) => void (await setPaid(counter))));
  expect(report).toMatchObject({ cases: 2, handlers: [{ handler: 'Add', deliveries: 1, cases: 2 }], skipped: [] });
});

test('a crash between the mark and the work is found, where delivering twice does no harm', async () => {
  const cloud = await queueOf(countOnce);
  // #region example
  const checking = cloud.checkIdempotency(async () => {
    await cloud.queue('Orders').send({ id: 'a' });
    await cloud.settle({ leap: true });
  });
  // #endregion
  const failure = await failureOf(checking);
  await expect(`${failure}\n`).toMatchFileSnapshot('__snapshots__/not-idempotent.txt');
  expect(failure).not.toContain('delivered twice');
});

test('what may differ is ignored, for a reason', async () => {
  const ignore = [{ resource: 'Counters', attribute: 'count', reason: 'an estimate' }];
  const report = await check(await queueOf(addOneAtomically), { ignore });
  expect(report.cases).toBe(2);
});

test('an assertion that fails in a case is a finding, too', async () => {
  const cloud = await queueOf(addOneAtomically);
  const body = async (): Promise<void> => {
    await sendOne(cloud)();
    expect(await cloud.table('Counters').get({ id: 'a' })).toMatchObject({ count: 1 });
  };
  expect(await failureOf(cloud.checkIdempotency(body))).toMatch(/delivered twice\n.*AssertionError: expected/);
});

test('invocations that somebody waits for are left out unless asked for', async () => {
  const cloud = await startCounters(addOneAtomically);
  onTestFinished(() => cloud.close());
  const body = (): Promise<void> => addAtOnce(cloud, 1);
  expect(await failureOf(cloud.checkIdempotency(body))).toContain(
    'Add, invoked by test: somebody waits for its answer (option direct)',
  );
  expect(await failureOf(cloud.checkIdempotency(body, { direct: true }))).toContain('count is 2, expected 1');
});

test('an asynchronous event is delivered again under the same request id', async () => {
  const ids: string[] = [];
  const handler = async (_event: unknown, { awsRequestId }: { readonly awsRequestId: string }): Promise<void> => {
    ids.push(awsRequestId);
    await Promise.resolve();
  };
  const cloud = await startCounters(handler as never);
  onTestFinished(() => cloud.close());
  const report = await cloud.checkIdempotency(async () => {
    ids.length = 0;
    await cloud.cloud.call('lambda', 'Invoke', { FunctionName: 'Add', InvocationType: 'Event' });
    await cloud.settle();
  });
  expect(report.cases).toBe(1);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('a batch of a stream is delivered again', async () => {
  const cloud = await startCounters((async ({ Records }: { readonly Records: readonly unknown[] }) => {
    await addOneAtomically({ id: `records of ${String(Records.length)}` });
  }) as never);
  onTestFinished(() => cloud.close());
  await cloud.cloud.call('dynamodb', 'CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  const { Table } = (await cloud.cloud.call('dynamodb', 'DescribeTable', { TableName: 'Orders' })) as {
    readonly Table: { readonly LatestStreamArn: string };
  };
  await cloud.cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: 'Add',
    EventSourceArn: Table.LatestStreamArn,
    StartingPosition: 'TRIM_HORIZON',
  });
  await cloud.settle({ leap: true });
  const failure = await failureOf(
    cloud.checkIdempotency(async () => {
      await cloud.table('Orders').put({ id: 'o-1' });
      await cloud.settle({ leap: true });
    }),
  );
  expect(failure).toMatch(/2 of 2 cases[^]*Add, by a stream\n {2}delivered twice\n.*count is 2, expected 1/);
});

test('what the limits cut off is told', async () => {
  const report = await check(await queueOf(async (counter) => void (await setPaid(counter))), { maxCases: 1 });
  expect(report.skipped).toEqual([
    {
      what: 'Add, by queue Orders: crashed after its 1st effect, dynamodb PutItem Counters id="a", then delivered again',
      why: 'more than maxCases (1)',
    },
  ]);
});

test('a body that does not end the same way twice is refused', async () => {
  let runs = 0;
  const cloud = await queueOf(async (counter) => void (await setPaid(counter)));
  const checking = cloud.checkIdempotency(async () => {
    runs += 1;
    await cloud.queue('Orders').send({ id: `order ${String(runs)}` });
  });
  expect(await failureOf(checking)).toContain('ended differently');
});
