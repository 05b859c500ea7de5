import { createCloud } from '@skyrig/cloud';

import type { Benchmark, Row } from '../benchmark.ts';
import { gatewayDoor, httpDoor } from '../doors.ts';
import { compare, measureInTurns } from '../measure.ts';
import { findQueueUrl, operations, timeQueueOperations, timeTableOperations } from '../operation-rounds.ts';
import { fillQueue, fillTable, type Door } from '../requests.ts';
import { startFilledSkyrig } from '../skyrig-server.ts';

async function measure(door: Door, QueueUrl: string, items: number, count: number, way: string): Promise<Row[]> {
  const round = { door, count, items };
  const run = async () => ({ ...(await timeTableOperations(round)), ...(await timeQueueOperations(round, QueueUrl)) });
  const results = await measureInTurns([{ name: 'skyrig', run }], { rounds: 4, warmups: 2 });
  return operations.map((operation) => ({
    what: `${operation}, ${way}, ${items.toLocaleString('en-US')} items`,
    unit: 'µs',
    ...(way === 'in-process' && { budget: 60 }),
    ...compare(results, operation),
  }));
}

async function inProcess(items: number, count: number): Promise<Row[]> {
  await using cloud = createCloud();
  const door = gatewayDoor(cloud);
  await fillTable(door, items);
  return await measure(door, await fillQueue(door, items), items, count, 'in-process');
}

async function overHttp(items: number, count: number): Promise<Row[]> {
  const server = await startFilledSkyrig(items);
  const door = httpDoor(server.url);
  try {
    return await measure(door, await findQueueUrl(door), items, count, 'HTTP');
  } finally {
    door.close();
    await server.close();
  }
}

export const sizesBenchmark: Benchmark = {
  name: 'sizes',
  summary: 'latency of an operation from 1,000 to 1,000,000 items: it should not grow',
  run: async ({ quick }) => {
    const rows: Row[] = [];
    for (const items of quick ? [1e3, 1e4] : [1e3, 1e4, 1e5, 1e6]) {
      rows.push(...(await inProcess(items, quick ? 200 : 1000)));
      rows.push(...(await overHttp(items, quick ? 100 : 300)));
    }
    return rows.sort(
      (a, b) => operations.indexOf(a.what.split(',')[0] ?? '') - operations.indexOf(b.what.split(',')[0] ?? ''),
    );
  },
};
