import { expect, test } from 'skyrig/vitest';
import { invocationsOf, logged, requestsOf } from './support/calls.ts';
import {
  deployPipeline,
  dueRow,
  dueRows,
  pipelineOf,
  TODAY,
  TOMORROW,
  valuesOf,
  YESTERDAY,
} from './support/deploy-pipeline.ts';
import { usePipeline } from './support/use-pipeline.ts';

usePipeline();

test('scenario 5: rows due yesterday and tomorrow are untouched', async ({ cloud }) => {
  const { schedules, results, scan } = pipelineOf(cloud);
  const yesterday = dueRow('row-yesterday', { dueDate: YESTERDAY });
  const today = dueRow('row-today');
  const tomorrow = dueRow('row-tomorrow', { dueDate: TOMORROW });
  await schedules.putAll([yesterday, today, tomorrow]);
  await scan();
  expect(await schedules.get({ id: 'row-yesterday' })).toEqual(yesterday);
  expect(await schedules.get({ id: 'row-tomorrow' })).toEqual(tomorrow);
  expect(await schedules.get({ id: 'row-today' })).toEqual({ ...today, status: 'DONE' });
  expect((await results.items()).map(({ id }) => id)).toEqual(['row-today']);
});

test('scenario 6: a row is due from midnight on in the configured time zone', async ({ cloud }) => {
  const { schedules, results } = await deployPipeline(cloud, { TimeZone: 'America/New_York' }, 'new-york');
  const row = dueRow('row-1', { dueDate: '2026-03-11' });
  await schedules.put(row);
  // In UTC the day has begun, in New York (four hours behind) it is 23:00 the day before.
  await cloud.clock.advanceTo('2026-03-11T03:00:00Z');
  await cloud.settle({ leap: true });
  expect(await schedules.get({ id: 'row-1' })).toEqual(row);
  await cloud.clock.advanceTo('2026-03-11T03:59:59.999Z');
  await cloud.settle({ leap: true });
  expect(await results.items()).toEqual([]);
  await cloud.clock.advanceTo('2026-03-11T04:00:00Z');
  await cloud.settle({ leap: true });
  expect(await schedules.get({ id: 'row-1' })).toEqual({ ...row, status: 'DONE' });
  expect(await results.get({ id: 'row-1' })).toMatchObject({
    values: valuesOf(row),
    completedAt: '2026-03-11T04:00:00.000Z',
  });
});

test('scenario 7: no rows, no messages', async ({ cloud }) => {
  const { queue, results, scan, scanner, processor } = pipelineOf(cloud);
  await scan();
  expect(logged(await scanner.logs(), 'scanned')).toEqual([
    { message: 'scanned', dueDate: TODAY, pages: 1, queued: 0, failed: 0 },
  ]);
  expect(invocationsOf(cloud, processor.name)).toBe(0);
  expect(
    cloud.trace.records.filter(({ service, operation }) => service === 'sqs' && operation.startsWith('SendMessage')),
  ).toEqual([]);
  expect(await queue.messages()).toEqual([]);
  expect(await results.items()).toEqual([]);
});

test('scenario 8: more than ten rows, and more than one page of them', async ({ cloud }) => {
  const { schedules, results, scan, scanner, stack } = await deployPipeline(cloud, { PageSize: 15 }, 'small-pages');
  const rows = dueRows(34);
  await schedules.putAll(rows);
  await scan();
  const pages = requestsOf(cloud, scanner.name, 'Query');
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(pages.map(({ input }) => (input as { Limit?: number }).Limit)).toEqual(pages.map(() => 15));
  const sent = requestsOf(cloud, scanner.name, 'SendMessageBatch').map(
    ({ input }) => (input as { Entries: readonly unknown[] }).Entries.length,
  );
  expect(sent).toEqual([10, 5, 10, 5, 4]);
  expect(Object.fromEntries((await results.items()).map(({ id, values }) => [id, values]))).toEqual(
    Object.fromEntries(rows.map((row) => [row.id, valuesOf(row)])),
  );
  expect((await schedules.items()).every(({ status }) => status === 'DONE')).toBe(true);
  expect(await stack.queue('Queue').messages()).toEqual([]);
});

test('scenario 9: a schedule that fires twice queues and processes once', async ({ cloud }) => {
  const { schedules, results, scanner, processor, scan } = pipelineOf(cloud);
  const rows = dueRows(5);
  await schedules.putAll(rows);
  // The same firing delivered twice at once, then the next hour's.
  const reports = await Promise.all([scanner.invoke(), scanner.invoke()]);
  await cloud.settle({ leap: true });
  const queued = reports.map(({ payload }) => (payload as { queued: number }).queued);
  expect(queued.reduce((sum, count) => sum + count, 0)).toBe(5);
  const once = await results.items();
  expect(once.map(({ values }) => values)).toEqual(
    once.map(({ id }) => valuesOf(rows.find((row) => row.id === id) ?? dueRow(id))),
  );
  await scan();
  expect(await results.items()).toEqual(once);
  expect(requestsOf(cloud, processor.name, 'PutItem')).toHaveLength(5);
  const entries = requestsOf(cloud, scanner.name, 'SendMessageBatch').flatMap(
    ({ input }) => (input as { Entries: readonly unknown[] }).Entries,
  );
  expect(entries).toHaveLength(5);
});
