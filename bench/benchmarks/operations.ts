import { createCloud } from '@skyrig/cloud';

import type { Benchmark, Row } from '../benchmark.ts';
import { gatewayDoor, httpDoor } from '../doors.ts';
import { compare, measureInTurns, type Contender, type Measurements } from '../measure.ts';
import { findQueueUrl, operations, timeQueueOperations, timeTableOperations } from '../operation-rounds.ts';
import { startPeerContenders, timeOverHttp } from '../peers/peer-contenders.ts';
import { fillQueue, fillTable } from '../requests.ts';
import { clientsOf, timeSdkOperations } from '../sdk-door.ts';
import { startEmptyServer, startFilledSkyrig } from '../skyrig-server.ts';

const ITEMS = 1000;

function rename(measurements: Measurements, suffix: string): Measurements {
  return Object.fromEntries(Object.entries(measurements).map(([what, values]) => [`${what}, ${suffix}`, values]));
}

async function inProcess(count: number, rounds: number): Promise<Row[]> {
  await using cloud = createCloud();
  const door = gatewayDoor(cloud);
  await fillTable(door, ITEMS);
  const QueueUrl = await fillQueue(door, ITEMS);
  const round = { door, count, items: ITEMS };
  const skyrig: Contender = {
    name: 'skyrig',
    run: async () => ({
      ...rename(await timeTableOperations(round), 'in-process'),
      ...rename(await timeQueueOperations(round, QueueUrl), 'in-process'),
      ...rename(
        await timeSdkOperations(cloud.clientConfiguration(), { count, items: ITEMS, QueueUrl }),
        'SDK in-process',
      ),
    }),
  };
  const results = await measureInTurns([skyrig], { rounds, warmups: 2 });
  return ['in-process', 'SDK in-process'].flatMap((way) =>
    operations.map((operation) => ({
      what: `${operation}, ${way}`,
      unit: 'µs' as const,
      ...(way === 'in-process' && { budget: 60 }),
      ...compare(results, `${operation}, ${way}`),
    })),
  );
}

async function overHttp(count: number, rounds: number): Promise<Row[]> {
  const server = await startFilledSkyrig(ITEMS);
  const empty = await startEmptyServer();
  const blank = timeOverHttp(empty, { table: true, queueUrl: undefined }, { count, items: ITEMS });
  const door = httpDoor(server.url);
  const QueueUrl = await findQueueUrl(door);
  const peers = await startPeerContenders({ count, items: ITEMS });
  const ours = timeOverHttp(server, { table: true, queueUrl: QueueUrl }, { count, items: ITEMS });
  try {
    const contenders: Contender[] = [
      {
        name: 'skyrig',
        run: async () => ({
          ...(await ours.run()),
          ...rename(await timeSdkOperations(clientsOf(server.url), { count, items: ITEMS, QueueUrl }), 'SDK'),
        }),
      },
      { name: 'empty server', run: () => blank.run() },
      ...peers,
    ];
    const results = await measureInTurns(contenders, { rounds });
    return [
      ...['PutItem', 'SendMessage'].flatMap((operation): Row[] => [
        ...(`${operation} server time` in results
          ? [
              {
                what: `${operation}, HTTP, server's own time`,
                unit: 'µs' as const,
                budget: 150,
                ...compare(results, `${operation} server time`),
              },
            ]
          : []),
        { what: `${operation}, HTTP, 16 at once`, unit: '/s', ...compare(results, `${operation} throughput`) },
      ]),
      ...operations.map((operation): Row => ({
        what: `${operation}, HTTP, there and back`,
        unit: 'µs',
        ...compare(results, operation),
      })),
      ...operations.map((operation): Row => ({
        what: `${operation}, SDK over HTTP`,
        unit: 'µs',
        ...compare(results, `${operation}, SDK`),
      })),
    ];
  } finally {
    for (const each of [ours, door, blank]) each.close();
    for (const each of [server, empty, ...peers]) await each.close();
  }
}

export const operationsBenchmark: Benchmark = {
  name: 'operations',
  summary: 'latency of an operation by the way it comes in, with 1,000 items',
  run: async ({ quick }) => [
    ...(await inProcess(quick ? 200 : 1000, quick ? 2 : 5)),
    ...(await overHttp(quick ? 50 : 300, quick ? 2 : 5)),
  ],
};
