import { join } from 'node:path';

import type { ObservedInvocations } from '@skyrig/insights';
import { beforeAll, expect, test, type TestCloud } from '../public/vitest.ts';
import { findStarts } from './find-starts.ts';
import { invocationsOf } from './invocations-of.ts';
import { createResourceNames } from './resource-names.ts';

const TEMPLATE = join(import.meta.dirname, 'test-support', 'shop', 'template.yaml');

beforeAll(async ({ cloud }) => void (await cloud.deploy(TEMPLATE, { stackName: 'shop' })));

/** How the functions were started since a step, in words: `time: schedule -> Nightly`. */
function startsSince(cloud: TestCloud, seq: number): readonly string[] {
  const { stack, trace } = { stack: cloud.stack('shop'), trace: cloud.trace };
  const deployed = { name: 'shop', stackId: '', outputs: stack.outputs, resources: stack.resources };
  const records = trace.since(seq + 1);
  const starts = findStarts(records, trace.records, new Set());
  const words = ({ trigger, source, via, origin, by, function: name, count }: ObservedInvocations): string =>
    [by ?? origin, ': ', trigger, source && ` of ${source}`, via && ` by ${via}`, ` -> ${name} x${count}`]
      .filter(Boolean)
      .join('');
  return invocationsOf(records, starts, createResourceNames([deployed]))
    .map(words)
    .sort();
}

const seqOf = (cloud: TestCloud): number => cloud.cloud.lastSeq;

test('a schedule is set off by time, a rule or a schedule of the Scheduler alike', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.clock.advance(24 * 3_600_000);
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual([
    'time: schedule by HourlyScheduler -> Hourly x24',
    'time: schedule by NightlyRule -> Nightly x1',
  ]);
});

test('what a function sets off is told apart from what the test sets off', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.stack().queue('Queue').send({ id: 'o-0' });
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual([
    'Worker: invoke -> Called x1',
    'test: queue of Queue by WorkerTasks -> Worker x1',
  ]);
});

test('a request to a function URL enters, and what follows is a flow', async ({ cloud }) => {
  const before = seqOf(cloud);
  const { FunctionUrl } = (await cloud.cloud.call('lambda', 'GetFunctionUrlConfig', {
    FunctionName: cloud.stack().physicalId('Api'),
  })) as { readonly FunctionUrl: string };
  const { hostname } = new URL(FunctionUrl);
  const { status } = await cloud.cloud.handle({
    method: 'POST',
    path: '/',
    query: '',
    headers: { host: hostname },
    body: new Uint8Array(),
  });
  expect(status).toBe(201);
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual([
    'Api: queue of Queue by WorkerTasks -> Worker x1',
    'Api: stream by StreamerChanges -> Streamer x1',
    'Worker: invoke -> Called x1',
    'test: url -> Api x1',
  ]);
});

test('a stream is set off by whoever wrote to the table, an event rule by whoever put the event', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.stack().table('Orders').put({ id: 'o-2' });
  await cloud.bus().put({ source: 'shop', detailType: 'ordered' });
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual([
    'test: event by ListenerOrdered -> Listener x1',
    'test: stream by StreamerChanges -> Streamer x1',
  ]);
});

test('two rules of one function are told apart, also where one belongs to a bus of its own', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.bus().put({ source: 'shop', detailType: 'cancelled' });
  await cloud.stack().bus('Returns').put({ source: 'shop', detailType: 'returned' });
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual([
    'test: event by ListenerCancelled -> Listener x1',
    'test: event by ListenerReturned -> Listener x1',
  ]);
});

test('a redelivered message was still set off by who sent it', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.stack().queue('Queue').send('poison');
  await cloud.settle({ leap: true });
  expect(startsSince(cloud, before)).toEqual(['test: queue of Queue by WorkerTasks -> Worker x2']);
});

test('a call of the test is direct', async ({ cloud }) => {
  const before = seqOf(cloud);
  await cloud.stack().function('Nightly').invoke();
  await cloud.stack().function('Hourly').invokeAsync();
  await cloud.settle();
  expect(startsSince(cloud, before)).toEqual(['test: invoke -> Hourly x1', 'test: invoke -> Nightly x1']);
});
