import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, type LambdaRig } from '../lambda.fixture.ts';

interface StreamEvent {
  readonly Records: readonly StreamItem[];
}
interface StreamItem {
  readonly eventName: string;
  readonly eventSourceARN: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: { readonly id: { readonly S: string } } };
}
const idsOf = (event: StreamEvent): string[] => event.Records.map(({ dynamodb }) => dynamodb.Keys.id.S);

async function tableWithStream(rig: LambdaRig): Promise<string> {
  const { TableDescription } = await rig.call<{ TableDescription: { LatestStreamArn: string } }>(
    'dynamodb:CreateTable',
    {
      TableName: 't',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  );
  return TableDescription.LatestStreamArn;
}

const put = (rig: LambdaRig, id: string, more: object = {}) =>
  rig.call('dynamodb:PutItem', { TableName: 't', Item: { id: { S: id }, ...more } });

const map = (rig: LambdaRig, EventSourceArn: string, more: object = {}) =>
  rig.call<{ UUID: string }>('CreateEventSourceMapping', {
    FunctionName: 'f',
    EventSourceArn,
    StartingPosition: 'TRIM_HORIZON',
    ...more,
  });
const batches = (rig: LambdaRig): string[][] => (rig.events('f') as StreamEvent[]).map(idsOf);

test('records reach the function in order, in batches', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  await rig.define('f', () => null);
  for (const id of ['a', 'b', 'c']) await put(rig, id);
  await map(rig, arn, { BatchSize: 2 });
  await rig.settle();
  expect(batches(rig)).toEqual([['a', 'b'], ['c']]);
  await put(rig, 'd');
  await rig.settle();
  expect(batches(rig).at(-1)).toEqual(['d']);
  const [event] = rig.events('f') as StreamEvent[];
  expect(event?.Records[0]).toMatchObject({
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: arn,
    dynamodb: { Keys: { id: { S: 'a' } }, NewImage: { id: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
});

test('LATEST sees only what is written afterwards', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  await rig.define('f', () => null);
  await put(rig, 'before');
  await map(rig, arn, { StartingPosition: 'LATEST' });
  await put(rig, 'after');
  await rig.settle();
  expect(batches(rig).flat()).toEqual(['after']);
});

test('a failing batch blocks its shard and is tried again', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  let attempts = 0;
  await rig.define('f', () => {
    attempts += 1;
    if (attempts <= 2) throw new Error('no');
  });
  await put(rig, 'a');
  await map(rig, arn, { BatchSize: 1 });
  await put(rig, 'b');
  await rig.settle({ leap: true });
  expect(batches(rig)).toEqual([['a'], ['a'], ['a'], ['b']]);
});

test('a batch whose retries are exhausted is reported and passed over', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  const Destination = await rig.queue('discarded');
  await rig.define('f', (event: StreamEvent) => {
    if (idsOf(event).includes('bad')) throw new Error('no');
  });
  await put(rig, 'bad');
  await put(rig, 'x');
  await map(rig, arn, { BatchSize: 1, MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination } } });
  await rig.settle({ leap: true });
  expect(batches(rig)).toEqual([['bad'], ['bad'], ['x']]);
  const [first] = rig.events('f') as StreamEvent[];
  const sequence = first?.Records[0]?.dynamodb.SequenceNumber;
  expect((await rig.bodies('discarded')).map((body) => JSON.parse(body) as unknown)).toEqual([
    {
      requestContext: {
        requestId: rig.started[1]?.requestId,
        functionArn: arnOf('f'),
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: '2026-01-01T00:00:01.000Z',
      DDBStreamBatchInfo: {
        shardId: expect.stringMatching(/^shardId-/) as unknown,
        startSequenceNumber: sequence,
        endSequenceNumber: sequence,
        approximateArrivalOfFirstRecord: '2026-01-01T00:00:00Z',
        approximateArrivalOfLastRecord: '2026-01-01T00:00:00Z',
        batchSize: 1,
        streamArn: arn,
      },
    },
  ]);
});

test('bisecting isolates the record that fails', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  await rig.define('f', (event: StreamEvent) => {
    if (idsOf(event).includes('bad')) throw new Error('no');
  });
  for (const id of ['a', 'b', 'bad', 'd']) await put(rig, id);
  await map(rig, arn, { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 0 });
  await rig.settle({ leap: true });
  expect(batches(rig)).toEqual([['a', 'b', 'bad', 'd'], ['a', 'b'], ['bad', 'd'], ['bad'], ['d']]);
});

test('a partial response goes on from the first record that failed', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  let calls = 0;
  await rig.define('f', ({ Records }: StreamEvent) => {
    calls += 1;
    const failed = calls === 1 ? [Records[2], Records[1]] : [];
    return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record?.dynamodb.SequenceNumber })) };
  });
  for (const id of ['a', 'b', 'c']) await put(rig, id);
  await map(rig, arn, { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  await rig.settle({ leap: true });
  expect(batches(rig)).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

test('records that no filter matches are passed over', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  await rig.define('f', () => null);
  const Pattern = JSON.stringify({ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['order'] } } } });
  await map(rig, arn, { FilterCriteria: { Filters: [{ Pattern }] } });
  await put(rig, 'a', { type: { S: 'refund' } });
  await put(rig, 'b', { type: { S: 'order' } });
  await rig.settle();
  expect(batches(rig).flat()).toEqual(['b']);
});

test('with a parallelization factor the records of one key stay in order', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  const seen: string[] = [];
  let running = 0;
  let most = 0;
  await rig.define('f', async (event: StreamEvent, task, { pass }) => {
    running += 1;
    most = Math.max(most, running);
    await pass(task, 100 + (seen.length % 3) * 50);
    running -= 1;
    for (const { dynamodb } of event.Records) seen.push(`${dynamodb.Keys.id.S}${dynamodb.SequenceNumber}`);
  });
  for (let round = 0; round < 3; round++)
    for (const id of ['a', 'b', 'c', 'd', 'e']) await put(rig, id, { round: { N: String(round) } });
  await map(rig, arn, { BatchSize: 1, ParallelizationFactor: 4 });
  await rig.settle({ leap: true });
  expect(seen.length).toBe(15);
  expect(most).toBeGreaterThan(1);
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    const own = seen.filter((entry) => entry.startsWith(id));
    expect(own).toEqual([...own].sort());
  }
});

test('records that are too old are passed over', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  const Destination = await rig.queue('discarded');
  await rig.define('f', () => null);
  await put(rig, 'old');
  await rig.advance(120_000);
  await put(rig, 'new');
  await map(rig, arn, { MaximumRecordAgeInSeconds: 60, DestinationConfig: { OnFailure: { Destination } } });
  await rig.settle({ leap: true });
  expect(batches(rig).flat()).toEqual(['new']);
  expect((await rig.bodies('discarded')).map((body) => JSON.parse(body) as unknown)).toMatchObject([
    { requestContext: { condition: 'RecordAgeExceeded' }, DDBStreamBatchInfo: { batchSize: 1 } },
  ]);
});

test('the window collects records before the function is invoked', async () => {
  const rig = await createLambdaRig();
  const arn = await tableWithStream(rig);
  await rig.define('f', () => null);
  await map(rig, arn, { MaximumBatchingWindowInSeconds: 5 });
  await put(rig, 'a');
  await rig.advance(4000);
  await put(rig, 'b');
  expect(batches(rig)).toEqual([]);
  await rig.advance(1000);
  expect(batches(rig)).toEqual([['a', 'b']]);
});
