import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { addOneAtomically, addOneBlindly, startCounters } from '../counter.fixture.ts';
import type { TestCloud } from '../../rig/test-cloud.ts';
import type { FaultOutcome, FaultReport } from './fault-report.ts';

type Counter = { readonly id: string };
type Handler = (counter: Counter) => Promise<void>;

async function cloudOf(handler: Handler): Promise<TestCloud> {
  const cloud = await startCounters(handler);
  onTestFinished(() => cloud.close());
  return cloud;
}

/** The function is invoked, and its counter stands at 1. */
const addOnce = (cloud: TestCloud) => async (): Promise<void> => {
  await cloud.function('Add').invoke({ id: 'a' });
  expect(await cloud.table('Counters').get({ id: 'a' })).toMatchObject({ count: 1 });
};

/** An order in a queue whose messages go to the function, with a queue for those that are given up. */
async function queueOf(handler: Handler): Promise<{ cloud: TestCloud; body: () => Promise<void> }> {
  const each = async ({ Records }: { readonly Records: readonly { readonly body: string }[] }): Promise<void> => {
    for (const { body } of Records) await handler(JSON.parse(body) as Counter);
  };
  const cloud = await cloudOf(each as never);
  // Time for all attempts of an SDK.
  await cloud.cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'Add', Timeout: 20 });
  await cloud.cloud.call('sqs', 'CreateQueue', { QueueName: 'Dead' });
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:000000000000:Dead';
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
  await cloud.cloud.call('sqs', 'CreateQueue', { QueueName: 'Orders', Attributes: { RedrivePolicy } });
  await cloud.cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: 'Add',
    EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:Orders',
  });
  await cloud.settle({ leap: true });
  const body = async (): Promise<void> => {
    await cloud.queue('Orders').send({ id: 'a' });
    await cloud.settle({ leap: true });
  };
  return { cloud, body };
}

const find = ({ faults }: FaultReport, call: string, fault: string): FaultOutcome =>
  faults.find((outcome) => outcome.call.includes(call) && outcome.fault === fault) ??
  expect.fail(`no ${call} ${fault}`);

test('what fails once is cured by a retry, what fails at every attempt reaches whoever invoked', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const report = await cloud.exploreFaults(addOnce(cloud));
  expect(find(report, 'UpdateItem', 'InternalServerError once')).toMatchObject({ verdict: 'survived', cure: 'retry' });
  const lasting = find(report, 'UpdateItem', 'InternalServerError at every attempt');
  expect(lasting).toMatchObject({ verdict: 'failed', kind: 'internal error' });
  expect(lasting.details).toEqual([
    'AssertionError: expected undefined to match object { count: 1 }',
    'Add ended with an error',
  ]);
  expect(await cloud.table('Counters').get({ id: 'a' })).toBeUndefined();
});

test('a lost response lets the SDK add a second time', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const report = await cloud.exploreFaults(addOnce(cloud), { kinds: ['lost response'] });
  const lost = find(report, 'UpdateItem', 'response lost once');
  expect(lost.verdict).toBe('failed');
  expect(lost.details.join()).toContain("expected { id: 'a', count: 2 }");
});

test('without an assertion the same is a difference of the final state', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const body = (): Promise<unknown> => cloud.function('Add').invoke({ id: 'a' });
  const report = await cloud.exploreFaults(body, { kinds: ['lost response'] });
  expect(find(report, 'UpdateItem', 'response lost once')).toMatchObject({
    verdict: 'degraded',
    details: ['Counters id="a": count is 2, expected 1'],
  });
});

test('an event that is given up is a dead letter', async () => {
  const { cloud, body } = await queueOf(addOneAtomically);
  const report = await cloud.exploreFaults(body);
  expect(find(report, 'UpdateItem', 'InternalServerError at every attempt').verdict).toBe('dead-letter');
  expect(find(report, 'UpdateItem', 'no answer').verdict).toBe('dead-letter');
});

test('the report is for reading', async () => {
  const { cloud } = await queueOf(addOneBlindly);
  // #region example
  const report = await cloud.exploreFaults(async () => {
    await cloud.queue('Orders').send({ id: 'a' });
    await cloud.settle({ leap: true });
  });
  // #endregion
  await expect(`${report.format()}\n`).toMatchFileSnapshot('__snapshots__/fault-report.txt');
});

test('code that goes on without what it could not read survives by itself', async () => {
  const cloud = await cloudOf(async ({ id }) => {
    const client = new DynamoDBClient({});
    const settings = new GetItemCommand({ TableName: 'Counters', Key: { id: { S: 'settings' } } });
    await client.send(settings).catch(() => undefined);
    await client.send(new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id }, count: { N: '1' } } }));
  });
  const report = await cloud.exploreFaults(addOnce(cloud), { kinds: ['internal error'] });
  expect(find(report, 'GetItem', 'InternalServerError at every attempt')).toMatchObject({
    verdict: 'survived',
    cure: undefined,
  });
});

test('of requests that look alike the first stands for all', async () => {
  const cloud = await cloudOf(async () => {
    const client = new DynamoDBClient({});
    for (const id of ['a', 'b', 'c'])
      await client.send(new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id } } }));
  });
  const body = (): Promise<unknown> => cloud.function('Add').invoke({ id: 'a' });
  const report = await cloud.exploreFaults(body, { kinds: ['throttling'] });
  expect(report).toMatchObject({ calls: 3, distinctCalls: 1 });
  expect(report.faults).toHaveLength(2);
  expect(report.skipped).toContainEqual({
    what: '2 more requests like Add: dynamodb PutItem Counters id="a"',
    why: 'the first stands for them',
  });
});

test('failOn says from which verdict on it throws', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const body = (): Promise<unknown> => cloud.function('Add').invoke({ id: 'a' });
  const kinds = ['lost response'] as const;
  await expect(cloud.exploreFaults(body, { kinds, failOn: 'degraded' })).rejects.toThrow(/not survived[^]*count is 2/);
});

test('what the limits cut off is told', async () => {
  const cloud = await cloudOf(addOneAtomically);
  const report = await cloud.exploreFaults(addOnce(cloud), { maxFaults: 1, kinds: ['throttling'] });
  expect(report.faults).toHaveLength(1);
  expect(report.skipped).toContainEqual({ what: '1 further fault', why: 'more than maxFaults, or out of time' });
});

test('a body that fails by itself, or in which nothing can fail, is refused', async () => {
  const cloud = await cloudOf(addOneAtomically);
  await expect(cloud.exploreFaults(() => Promise.reject(new Error('by itself')))).rejects.toThrow('by itself');
  await expect(cloud.exploreFaults(() => {})).rejects.toThrow(/No function made a request/);
  await expect(cloud.exploreFaults(addOnce(cloud), { handlers: ['Ship'] })).rejects.toThrow(/None of Add is meant/);
});
