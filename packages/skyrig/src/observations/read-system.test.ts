import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readSystem } from './read-system.ts';

const folder = join(import.meta.dirname, 'test-support', 'shop');

test('reads functions with their callers, triggers and resources from what a template deploys', async () => {
  const { system, notEmulated } = await readSystem(folder, folder);
  expect(notEmulated).toEqual([]);
  expect(system.template).toBe('template.yaml');
  expect(system.functions.map(({ name, callers, timeoutSeconds }) => [name, callers, timeoutSeconds])).toEqual([
    ['Api', [], 10],
    ['Called', ['Worker'], 10],
    ['Hourly', [], 10],
    ['Listener', [], 10],
    ['Nightly', [], 10],
    ['Streamer', [], 10],
    ['Worker', [], 10],
  ]);
  expect(
    system.triggers.map(({ name, kind, function: target, source, detail }) => [name, kind, target, source ?? detail]),
  ).toEqual([
    ['ApiUrl', 'url', 'Api', undefined],
    ['HourlyScheduler', 'schedule', 'Hourly', 'rate(1 hour)'],
    ['ListenerCancelled', 'event', 'Listener', undefined],
    ['ListenerOrdered', 'event', 'Listener', undefined],
    ['ListenerReturned', 'event', 'Listener', undefined],
    ['NightlyRule', 'schedule', 'Nightly', 'rate(1 day)'],
    ['StreamerChanges', 'stream', 'Streamer', 'Orders'],
    ['WorkerTasks', 'queue', 'Worker', 'Queue'],
  ]);
  expect(system.resources).toEqual([
    { name: 'Audit', service: 'dynamodb', type: 'AWS::DynamoDB::Table' },
    { name: 'Dead', service: 'sqs', type: 'AWS::SQS::Queue', isFifo: false, visibilityTimeoutSeconds: 30 },
    { name: 'Orders', service: 'dynamodb', type: 'AWS::DynamoDB::Table' },
    {
      name: 'Queue',
      service: 'sqs',
      type: 'AWS::SQS::Queue',
      isFifo: false,
      deadLetters: 'Dead',
      visibilityTimeoutSeconds: 20,
    },
    { name: 'Returns', service: 'eventbridge', type: 'AWS::Events::EventBus' },
  ]);
});

test('a template that is not there is named', async () => {
  await expect(readSystem(join(folder, 'none.yaml'), folder)).rejects.toThrow(/none\.yaml does not exist/);
});
