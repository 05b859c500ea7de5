import { expect, test } from 'vitest';
import { createLambdaRig, queueArn } from '../lambda.fixture.ts';

test('mappings are listed by function and by source', async () => {
  const rig = await createLambdaRig();
  for (const name of ['p', 'q']) await rig.queue(name);
  for (const name of ['f', 'g']) await rig.define(name, () => null);
  for (const [name, queue] of [
    ['f', 'p'],
    ['f', 'q'],
    ['g', 'q'],
  ] as const) {
    await rig.call('CreateEventSourceMapping', { FunctionName: name, EventSourceArn: queueArn(queue) });
  }
  const count = async (filter: object) =>
    (await rig.call<{ EventSourceMappings: unknown[] }>('ListEventSourceMappings', filter)).EventSourceMappings.length;
  expect(await count({})).toBe(3);
  expect(await count({ FunctionName: 'f' })).toBe(2);
  expect(await count({ EventSourceArn: queueArn('q') })).toBe(2);
  expect(await count({ FunctionName: 'g', EventSourceArn: queueArn('p') })).toBe(0);
});
