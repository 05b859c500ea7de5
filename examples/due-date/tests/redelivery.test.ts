import { expect, test } from 'skyrig/vitest';
import { countById, invocationsOf, logged, requestsOf } from './support/calls.ts';
import { dueRow, dueRows, messageOf, pipelineOf, valuesOf } from './support/deploy-pipeline.ts';
import { usePipeline } from './support/use-pipeline.ts';

usePipeline();

/* A refusal that no SDK retries by itself. */
const refused = { fail: { code: 'AccessDeniedException', message: 'Injected: refused', status: 400 } } as const;

test('scenario 10: a duplicate message leads to the same result', async ({ cloud }) => {
  const { schedules, results, queue, scan } = pipelineOf(cloud);
  const row = dueRow('row-1');
  await schedules.put(row);
  // SQS delivers at least once: here every message of the scanner arrives twice.
  const fault = cloud.faults.inject({
    match: { service: 'sqs', operation: 'SendMessageBatch' },
    effect: { duplicate: true },
  });
  await scan();
  expect(fault.applied).toBe(1);
  const result = await results.get({ id: 'row-1' });
  expect(result).toMatchObject({ values: valuesOf(row), completedAt: '2026-03-10T09:00:00.000Z' });
  expect(await schedules.get({ id: 'row-1' })).toEqual({ ...row, status: 'DONE' });
  // One more, long after the row was done.
  await cloud.clock.advance(60 * 60 * 1000);
  await queue.send(messageOf(row));
  await cloud.settle({ leap: true });
  expect(await results.items()).toEqual([result]);
  expect(await schedules.items()).toEqual([{ ...row, status: 'DONE' }]);
  expect(await queue.messages()).toEqual([]);
});

test('scenario 11: of ten messages only the bad one is retried, the other nine run once', async ({ cloud }) => {
  const { schedules, results, processor, writer, scan } = pipelineOf(cloud);
  const rows = dueRows(10);
  await schedules.putAll(rows);
  cloud.faults.inject({
    match: { operation: 'PutItem', actor: processor.name, resource: 'row-07', times: 1 },
    effect: refused,
  });
  const { elapsedMs } = await scan();
  expect(invocationsOf(cloud, processor.name)).toBe(2);
  const attempts = countById(requestsOf(cloud, processor.name, 'PutItem'));
  expect(attempts).toEqual({ ...Object.fromEntries(rows.map(({ id }) => [id, 1])), 'row-07': 2 });
  expect(countById(requestsOf(cloud, writer.name, 'UpdateItem'))).toEqual(
    Object.fromEntries(rows.map(({ id }) => [id, 3])),
  );
  expect(logged(await processor.logs(), 'a message failed')).toMatchObject([
    { attempt: 1, error: expect.stringContaining('Injected: refused') },
  ]);
  // The retry came when the visibility timeout was over.
  expect(elapsedMs).toBe(180_000);
  for (const row of rows) {
    expect(await results.get({ id: row.id })).toMatchObject({
      values: valuesOf(row),
      completedAt: row.id === 'row-07' ? '2026-03-10T09:03:00.000Z' : '2026-03-10T09:00:00.000Z',
    });
  }
});

test('scenario 12: a message that always fails becomes a dead letter, the others are done', async ({ cloud }) => {
  const { schedules, results, queue, deadLetters, processor, scan } = pipelineOf(cloud);
  const rows = dueRows(4);
  await schedules.putAll(rows);
  await queue.send('this is no row');
  await scan();
  expect(await deadLetters.messages()).toMatchObject([{ text: 'this is no row' }]);
  expect(await queue.messages()).toEqual([]);
  expect(logged(await processor.logs(), 'a message failed')).toMatchObject([
    { attempt: 1 },
    { attempt: 2 },
    { attempt: 3, error: expect.stringContaining('Not a due-date message: this is no row') },
  ]);
  expect(await schedules.items()).toEqual(expect.arrayContaining(rows.map((row) => ({ ...row, status: 'DONE' }))));
  expect(Object.fromEntries((await results.items()).map(({ id, values }) => [id, values]))).toEqual(
    Object.fromEntries(rows.map((row) => [row.id, valuesOf(row)])),
  );
});

test('scenario 13: a writer that fails once is retried, and the row completes', async ({ cloud }) => {
  const { schedules, results, processor, writer, deadLetters, scan } = pipelineOf(cloud);
  const row = dueRow('row-1');
  await schedules.put(row);
  const fault = cloud.faults.inject({
    match: { operation: 'UpdateItem', actor: writer.name, resource: 'payee-02', times: 1 },
    effect: refused,
  });
  await scan();
  expect(fault.applied).toBe(1);
  expect(logged(await processor.logs(), 'a message failed')).toMatchObject([
    {
      attempt: 1,
      error: expect.stringContaining(
        '1 of 3 writers of row row-1 failed: Error: The writer of payee-02 failed with AccessDeniedException: Injected: refused',
      ),
    },
  ]);
  expect(await results.get({ id: 'row-1' })).toMatchObject({
    values: valuesOf(row),
    completedAt: '2026-03-10T09:03:00.000Z',
  });
  expect(await schedules.get({ id: 'row-1' })).toEqual({ ...row, status: 'DONE' });
  expect(await deadLetters.messages()).toEqual([]);
});

test('scenario 14: when one of n writers keeps failing, the row is not DONE and the other values are kept', async ({
  cloud,
}) => {
  const { schedules, results, processor, writer, queue, deadLetters, scan } = pipelineOf(cloud);
  const row = dueRow('row-1', { payees: 5 });
  await schedules.put(row);
  const fault = cloud.faults.inject({
    match: { operation: 'UpdateItem', actor: writer.name, resource: 'payee-04' },
    effect: refused,
  });
  await scan();
  expect(fault.applied).toBe(3);
  const { 'payee-04': _, ...others } = valuesOf(row);
  const result = await results.get({ id: 'row-1' });
  expect(result?.values).toEqual(others);
  expect(result).not.toHaveProperty('completedAt');
  expect(await schedules.get({ id: 'row-1' })).toEqual({ ...row, status: 'FAILED' });
  expect(logged(await processor.logs(), 'a message failed').map((entry) => entry['attempt'])).toEqual([1, 2, 3]);
  expect((await deadLetters.messages()).map(({ body }) => body)).toEqual([messageOf(row)]);
  expect(await queue.messages()).toEqual([]);
  // Once the cause is gone, sending the dead letter again completes the row.
  fault.remove();
  await queue.send(messageOf(row));
  await cloud.settle({ leap: true });
  expect((await results.get({ id: 'row-1' }))?.values).toEqual(valuesOf(row));
  expect(await schedules.get({ id: 'row-1' })).toEqual({ ...row, status: 'DONE' });
});

test('scenario 15: after a stale read the test still ends in the right state', async ({ cloud }) => {
  const { schedules, results, scanner, scan } = pipelineOf(cloud);
  const early = dueRow('row-early');
  const late = dueRow('row-late');
  const fault = cloud.faults.inject({
    match: { operation: 'Query', actor: scanner.name, times: 1 },
    effect: { stale: true },
  });
  await schedules.put(early);
  await schedules.put(late);
  // The index lags: it does not show yet what was written last.
  await scan();
  expect(fault.applied).toBe(1);
  expect(await schedules.get({ id: 'row-early' })).toEqual({ ...early, status: 'DONE' });
  expect(await schedules.get({ id: 'row-late' })).toEqual(late);
  // The next scan finds it, and does not touch again what is done.
  await scan();
  expect(await schedules.get({ id: 'row-late' })).toEqual({ ...late, status: 'DONE' });
  expect(await results.get({ id: 'row-early' })).toMatchObject({
    values: valuesOf(early),
    completedAt: '2026-03-10T09:00:00.000Z',
  });
  expect(await results.get({ id: 'row-late' })).toMatchObject({
    values: valuesOf(late),
    completedAt: '2026-03-10T10:00:00.000Z',
  });
});
