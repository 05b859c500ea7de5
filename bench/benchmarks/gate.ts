import { createCloud, type Cloud } from '@skyrig/cloud';

import type { Benchmark } from '../benchmark.ts';
import { compare, measureInTurns, timeMs, type Contender } from '../measure.ts';
import { orderItem, tableInput, tableName } from '../requests.ts';

const STEPS = 1000;

async function prepared(name: string, cloud: Cloud): Promise<Contender & { close(): Promise<void> }> {
  await cloud.call('dynamodb', 'CreateTable', tableInput as Record<string, unknown>);
  await cloud.settle();
  const put = (index: number): Promise<unknown> =>
    cloud.call('dynamodb', 'PutItem', { TableName: tableName, Item: orderItem(index) });
  return {
    name,
    run: async () => {
      const one = await timeMs(async () => {
        for (let index = 0; index < STEPS; index++) await put(index);
      });
      const ten = await timeMs(async () => {
        for (let index = 0; index < STEPS; index += 10)
          await Promise.all(Array.from({ length: 10 }, (_, offset) => put(index + offset)));
      });
      return { one: [(one / STEPS) * 1000], ten: [(ten / STEPS) * 1000] };
    },
    close: () => cloud.close(),
  };
}

export const gateBenchmark: Benchmark = {
  name: 'gate',
  summary: 'a step through the gate, controlled and live',
  run: async ({ quick }) => {
    const live = await prepared('live', createCloud());
    const controlled = await prepared('controlled', createCloud({ schedule: { seed: 1 } }));
    const results = await measureInTurns([live, controlled], { rounds: quick ? 3 : 15, warmups: 2 });
    for (const contender of [live, controlled]) await contender.close();
    const overhead = (what: string): number =>
      compare(results, what, 'controlled').ours.median - compare(results, what, 'live').ours.median;
    return [
      { what: 'PutItem by name, controlled, one actor', unit: 'µs', ...compare(results, 'one', 'controlled') },
      { what: 'PutItem by name, controlled, ten at once', unit: 'µs', ...compare(results, 'ten', 'controlled') },
      ...(['one', 'ten'] as const).map((what) => ({
        what: `what control adds to a step, ${what === 'one' ? 'one actor' : 'ten at once'}`,
        unit: 'µs' as const,
        budget: 5,
        ours: { median: overhead(what), p95: overhead(what), count: 1 },
      })),
    ];
  },
};
