import { createCloud, type Cloud } from '@skyrig/cloud';

import type { Benchmark } from '../benchmark.ts';
import { gatewayDoor } from '../doors.ts';
import { compare, measureInTurns, timeMs, type Measurements } from '../measure.ts';
import { fillTable, putItem } from '../requests.ts';

const ITEMS = 100_000;

async function run(cloud: Cloud): Promise<Measurements> {
  const door = gatewayDoor(cloud);
  const startedAt = performance.now();
  const snapshot = cloud.snapshot();
  const snapshotMs = performance.now() - startedAt;
  const firstWrite = await timeMs(() => door.send(putItem(ITEMS + 1)));
  const restoreMs = await timeMs(() => cloud.restore(snapshot));
  const forkedAt = performance.now();
  const copy = await cloud.fork();
  const forkMs = performance.now() - forkedAt;
  await copy.close();
  return {
    snapshot: [snapshotMs],
    restore: [restoreMs],
    both: [snapshotMs + restoreMs],
    fork: [forkMs],
    firstWrite: [firstWrite],
  };
}

export const stateBenchmark: Benchmark = {
  name: 'state',
  summary: 'snapshot, restore and fork with 100,000 items',
  run: async ({ quick }) => {
    await using cloud = createCloud();
    await fillTable(gatewayDoor(cloud), ITEMS);
    const results = await measureInTurns([{ name: 'skyrig', run: () => run(cloud) }], {
      rounds: quick ? 10 : 50,
      warmups: 5,
    });
    return [
      { what: 'snapshot, 100,000 items', unit: 'ms', ...compare(results, 'snapshot') },
      { what: 'restore, 100,000 items', unit: 'ms', ...compare(results, 'restore') },
      { what: 'snapshot + restore, 100,000 items', unit: 'ms', budget: 2, ...compare(results, 'both') },
      { what: 'fork, 100,000 items', unit: 'ms', ...compare(results, 'fork') },
      { what: 'first PutItem after a snapshot', unit: 'ms', ...compare(results, 'firstWrite') },
    ];
  },
};
