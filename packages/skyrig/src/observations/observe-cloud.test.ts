import { join } from 'node:path';

import { beforeAll, expect, test, type TestCloud } from '../public/vitest.ts';
import { mergeStretches } from './merge-stretches.ts';
import { observeCloud, type ObservedStretch } from './observe-cloud.ts';

const TEMPLATE = join(import.meta.dirname, 'test-support', 'shop', 'template.yaml');
let since = 0;

beforeAll(async ({ cloud }) => {
  await cloud.deploy(TEMPLATE, { stackName: 'shop' });
  since = cloud.cloud.lastSeq;
});

function observe(cloud: TestCloud): Promise<ObservedStretch> {
  const { name, outputs, resources } = cloud.stack('shop');
  return observeCloud(cloud.cloud, since, [{ name, outputs, resources, stackId: '' }]);
}

const troubles = ({ failures }: ObservedStretch): readonly string[] =>
  failures.map(({ category, function: name, what, on, isInjected }) =>
    [category, name, what, on, isInjected ? 'injected' : undefined].filter((word) => word !== undefined).join(' | '),
  );

test('an effect is read when the test looks at it after the last change, and passed on when a function takes it up', async ({
  cloud,
}) => {
  await cloud.stack().function('Api').invoke();
  await cloud.settle();
  const before = await observe(cloud);
  expect(before.effects.find(({ function: name, resource }) => name === 'Api' && resource === 'Orders')).toMatchObject({
    changed: 1,
    read: 0,
    passedOn: 0,
  });
  expect(before.effects.find(({ resource }) => resource === 'Queue')).toMatchObject({ function: 'Api', passedOn: 1 });
  await cloud.stack().table('Orders').get({ id: 'o-1' });
  await cloud.stack().table('Audit').items();
  const after = await observe(cloud);
  expect(after.effects.map(({ function: name, resource, changed, read }) => [name, resource, changed, read])).toEqual([
    ['Api', 'Orders', 1, 1],
    ['Api', 'Queue', 1, 0],
    ['Called', 'Audit', 1, 1],
    ['Streamer', 'Audit', 1, 1],
  ]);
});

test('a read before the last change does not count', async ({ cloud }) => {
  await cloud.stack().table('Orders').get({ id: 'o-1' });
  await cloud.stack().function('Api').invoke();
  expect((await observe(cloud)).effects.find(({ resource }) => resource === 'Orders')?.read).toBe(0);
});

test('a message that always fails is a poison message, and its dead-letter queue is used', async ({ cloud }) => {
  await cloud.stack().queue('Queue').send('poison');
  await cloud.settle({ leap: true });
  await cloud.stack().queue('Dead').messages();
  const stretch = await observe(cloud);
  expect(troubles(stretch)).toEqual([
    'handler error | Worker | error',
    'poison message | Worker | dead letter | Queue',
  ]);
  expect(stretch.logs).toEqual([{ function: 'Worker', lines: expect.any(Number) }]);
  expect(stretch.logs[0]?.lines).toBeGreaterThan(0);
  expect(stretch.uses.filter(({ resource }) => resource === 'Dead').map(({ by }) => by)).toEqual(['test', 'redrive']);
});

test('errors and faults fall into categories', async ({ cloud }) => {
  const fail = (operation: string, code: string): void =>
    void cloud.faults.inject({ match: { operation, times: 1 }, effect: { fail: { code, status: 400 } } });
  const run = async (): Promise<void> => {
    await cloud.stack().function('Api').invokeAsync();
    await cloud.settle({ leap: true });
  };
  fail('PutItem', 'ResourceNotFoundException');
  await run();
  fail('SendMessage', 'AccessDenied');
  await run();
  fail('SendMessage', 'RequestThrottled');
  await run();
  cloud.faults.inject({ match: { operation: 'PutItem', times: 1 }, effect: { delayMs: 5000 } });
  await run();
  const found = troubles(await observe(cloud));
  expect(found).toEqual(
    expect.arrayContaining([
      'database | Api | ResourceNotFoundException | Orders | injected',
      'external service | Api | AccessDenied | Queue | injected',
      'throttling | Api | RequestThrottled | Queue | injected',
      'timeout | Api | slow answer | Orders | injected',
    ]),
  );
});

test('a function that another one fails is trouble with an external service for the caller', async ({ cloud }) => {
  cloud.faults.inject({
    match: { operation: 'PutItem', times: 1 },
    effect: { fail: { code: 'AccessDenied', status: 400 } },
  });
  await cloud.stack().queue('Queue').send({ id: 'o-1' });
  await cloud.settle({ leap: true });
  expect(troubles(await observe(cloud))).toContain('external service | Worker | function error | Called | injected');
});

test('the same message twice is a duplicate, doubled by a fault or sent again', async ({ cloud }) => {
  await cloud.stack().queue('Queue').send({ id: 'o-1' });
  await cloud.settle();
  await cloud.stack().queue('Queue').send({ id: 'o-1' });
  await cloud.settle();
  expect(troubles(await observe(cloud))).toEqual(['duplicate | Worker | equal message | Queue']);
  cloud.faults.inject({
    match: { operation: 'SendMessage', actor: cloud.stack().physicalId('Api') },
    effect: { duplicate: true },
  });
  await cloud.stack().function('Api').invoke();
  await cloud.settle();
  expect(troubles(await observe(cloud))).toContain('duplicate | Worker | doubled by a fault | Queue | injected');
});

test('a message that overtakes another is out of order', async ({ cloud }) => {
  await cloud.stack().queue('Queue').send({ id: 'first' }, { delaySeconds: 5 });
  await cloud.stack().queue('Queue').send({ id: 'second' });
  await cloud.settle({ leap: true });
  expect(troubles(await observe(cloud))).toEqual(['out of order | Worker | overtaken message | Queue']);
});

test('a condition that does not hold is no trouble', async ({ cloud }) => {
  cloud.faults.inject({
    match: { operation: 'PutItem', times: 1 },
    effect: { fail: { code: 'ConditionalCheckFailedException', status: 400 } },
  });
  await cloud.stack().function('Called').invoke();
  expect(troubles(await observe(cloud))).toEqual(['handler error | Called | error | injected']);
});

test('stretches add up', async ({ cloud }) => {
  await cloud.stack().queue('Queue').send({ id: 'o-1' });
  await cloud.settle();
  const stretch = await observe(cloud);
  const both = mergeStretches([stretch, stretch]);
  expect(both.invocations.map(({ count }) => count)).toEqual(stretch.invocations.map(({ count }) => 2 * count));
  expect(both.effects.map(({ changed }) => changed)).toEqual(stretch.effects.map(({ changed }) => 2 * changed));
  expect(both.uses).toHaveLength(stretch.uses.length);
});
