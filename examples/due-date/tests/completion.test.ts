import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'skyrig/vitest';
import { invocationsOf } from './support/calls.ts';
import { dueRow, dueRows, pipelineOf, valuesOf } from './support/deploy-pipeline.ts';
import { usePipeline } from './support/use-pipeline.ts';

usePipeline();

// #region readme
test('scenario 1: a row due today ends with all n values right', async ({ cloud }) => {
  const { schedules, results, scan } = pipelineOf(cloud);
  const row = dueRow('row-1', { expectedKeys: ['ann', 'ben', 'cem', 'dee', 'eva'], amountCents: 1003 });
  await schedules.put(row);
  await scan();
  expect(await results.items()).toEqual([
    {
      id: 'row-1',
      values: { ann: 201, ben: 201, cem: 201, dee: 200, eva: 200 },
      expectedKeys: ['ann', 'ben', 'cem', 'dee', 'eva'],
      version: 0,
      completedAt: '2026-03-10T09:00:00.000Z',
    },
  ]);
  expect(await schedules.items()).toEqual([{ ...row, status: 'DONE' }]);
});
// #endregion

test('scenario 2: of twenty values written in parallel none is lost', async ({ cloud }) => {
  const { schedules, results, scan, writer } = pipelineOf(cloud);
  const row = dueRow('row-1', { payees: 20 });
  await schedules.put(row);
  await scan();
  expect((await results.get({ id: 'row-1' }))?.values).toEqual(valuesOf(row));
  expect(await schedules.get({ id: 'row-1' })).toMatchObject({ status: 'DONE' });
  expect(invocationsOf(cloud, writer.name)).toBe(20);
  expect((await writer.logs()).filter((line) => line.includes('"completed"'))).toHaveLength(1);
});

test('scenario 16: the test waits for completion, not for the first write', async ({ cloud }) => {
  const { schedules, results, scan, writer } = pipelineOf(cloud);
  const row = dueRow('row-1', { payees: 6 });
  await schedules.put(row);
  const firstWrite = new Promise<void>((resolve) => {
    cloud.trace.listen(
      ({ actor, operation }) => void (actor.name === writer.name && operation === 'UpdateItem' && resolve()),
    );
  });
  const scanned = scan();
  await firstWrite;
  // Whoever looks now, as a test that polls for the first value does, sees a row that is not done.
  expect(await schedules.get({ id: 'row-1' })).toMatchObject({ status: 'QUEUED' });
  expect(await results.get({ id: 'row-1' })).not.toHaveProperty('completedAt');
  await scanned;
  expect(invocationsOf(cloud, writer.name)).toBe(6);
  expect(await schedules.get({ id: 'row-1' })).toMatchObject({ status: 'DONE' });
  expect((await results.get({ id: 'row-1' }))?.values).toEqual(valuesOf(row));
});

test('scenario 17: at the end queues are empty and nothing is in flight', async ({ cloud }) => {
  const { schedules, queue, deadLetters, scan } = pipelineOf(cloud);
  await schedules.putAll(dueRows(12));
  await scan();
  const nothing = { visible: 0, inFlight: 0, delayed: 0 };
  expect(await queue.counts()).toEqual(nothing);
  expect(await queue.messages()).toEqual([]);
  expect(await deadLetters.counts()).toEqual(nothing);
  expect(cloud.cloud.outstanding().running).toEqual([]);
  // Nothing is left to happen, however far the clock would leap.
  expect(await cloud.settle({ leap: true })).toMatchObject({ steps: 0, invocations: 0, elapsedMs: 0 });
});

test('scenario 19: overwriting an existing key keeps the other keys', async ({ cloud }) => {
  const { schedules, results, scan, writer } = pipelineOf(cloud);
  const row = dueRow('row-1', { payees: 4 });
  await schedules.put(row);
  await scan();
  const before = await results.get({ id: 'row-1' });
  expect(before?.values).toEqual(valuesOf(row));
  expect(await writer.invoke({ id: 'row-1', key: 'payee-02', cents: 7 })).not.toHaveProperty('error');
  expect(await results.get({ id: 'row-1' })).toEqual({ ...before, values: { ...valuesOf(row), 'payee-02': 7 } });
});

test('scenario 20: a missing parent map gets a clear error', async ({ cloud }) => {
  const { results, stack, writer } = pipelineOf(cloud);
  const { error } = await writer.invoke({ id: 'row-1', key: 'ann', cents: 1 });
  expect(error).toMatchObject({
    type: 'MissingResultError',
    message:
      'Row row-1 has no result with a map of values that ann could be put into. ' +
      'Create the result with an empty map first (createResult), as the processor does before it calls writers.',
  });
  expect(await results.items()).toEqual([]);
  // Without the writer's condition DynamoDB would have said only this.
  await stack.table('Results').put({ id: 'row-1' });
  const dynamo = DynamoDBDocumentClient.from(cloud.client(DynamoDBClient));
  const nested = new UpdateCommand({
    TableName: results.name,
    Key: { id: 'row-1' },
    UpdateExpression: 'SET #values.ann = :cents',
    ExpressionAttributeNames: { '#values': 'values' },
    ExpressionAttributeValues: { ':cents': 1 },
  });
  await expect(dynamo.send(nested)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The document path provided in the update expression is invalid for update',
  });
});
