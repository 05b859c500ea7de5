import { createCloud, type Cloud } from '@skyrig/cloud';

import type { Benchmark, Row } from '../benchmark.ts';
import { gatewayDoor } from '../doors.ts';
import { fillQueue, fillTable } from '../requests.ts';

function heapBytes(): number {
  if (!globalThis.gc) throw new Error('Memory is measured with node --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = heapBytes();
  const kept = await work();
  const bytes = heapBytes() - before;
  // What was made must live until here.
  if (kept === undefined) throw new Error('Nothing was kept');
  return bytes;
}

const once = (median: number): Row['ours'] => ({ median, p95: median, count: 1 });

export const memoryBenchmark: Benchmark = {
  name: 'memory',
  summary: 'heap taken by a cloud, an item and a message',
  run: async ({ quick }) => {
    const items = quick ? 10_000 : 100_000;
    await using cloud = createCloud();
    const door = gatewayDoor(cloud);
    await door.send({ method: 'GET', path: '/_skyrig/health', query: '', headers: {}, body: Buffer.alloc(0) });
    const table = await growth(async () => (await fillTable(door, items), door));
    const queue = await growth(() => fillQueue(door, items));
    const clouds: Cloud[] = [];
    const empty = await growth(async () => {
      for (let index = 0; index < 100; index++) clouds.push(createCloud());
      return clouds;
    });
    const forks = await growth(async () => {
      for (let index = 0; index < 100; index++) clouds.push(await cloud.fork());
      return clouds;
    });
    for (const each of clouds) await each.close();
    const note = 'with its part of the trace';
    return [
      { what: 'an item of 200 bytes', unit: 'bytes', ours: once(table / items), note },
      { what: 'a message of 100 bytes', unit: 'bytes', ours: once(queue / items), note },
      { what: 'an empty cloud', unit: 'bytes', ours: once(empty / 100) },
      { what: `a fork of a cloud with ${items.toLocaleString('en-US')} items`, unit: 'bytes', ours: once(forks / 100) },
    ];
  },
};
