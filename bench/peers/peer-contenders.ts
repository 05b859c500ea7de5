import type { StartedServer } from '../child-process.ts';
import { httpDoor } from '../doors.ts';
import type { Contender, Measurements } from '../measure.ts';
import { spread, timeQueueOperations, timeTableOperations, timeThroughput } from '../operation-rounds.ts';
import { fillQueue, fillTable, putItem, sendMessage, type Door } from '../requests.ts';
import { allPeers } from './all-peers.ts';
import { isInstalled, startPeer, type Peer } from './peer.ts';

const CONCURRENCY = 16;

/** A started server with its data, ready to be measured. */
export interface HttpContender extends Contender {
  close(): Promise<void>;
}

/** What to say of peers that are not there. */
export function describeMissingPeers(): string | undefined {
  const missing = allPeers.filter((peer) => peer.services.length > 0 && !isInstalled(peer));
  if (missing.length === 0) return undefined;
  return `Not installed, so left out: ${missing.map(({ name }) => name).join(', ')}. To install: npm run bench:peers`;
}

interface Contents {
  readonly table: boolean;
  readonly queueUrl: string | undefined;
}

/** Measures whichever of tables and queues a server has. */
export function timeOverHttp(
  { url, pid }: StartedServer,
  { table, queueUrl }: Contents,
  { count, items }: { readonly count: number; readonly items: number },
): { run(): Promise<Measurements>; close(): void } {
  const door = httpDoor(url);
  const many = count * 4;
  const wide = httpDoor(url, CONCURRENCY);
  const round = { door, count, items };
  const throughput = { door: wide, concurrency: CONCURRENCY, pid };
  return {
    run: async () => ({
      ...(table && (await timeTableOperations(round))),
      ...(table && (await timeThroughput('PutItem', spread(many, items).map(putItem), throughput))),
      ...(queueUrl !== undefined && (await timeQueueOperations(round, queueUrl))),
      ...(queueUrl !== undefined &&
        (await timeThroughput(
          'SendMessage',
          spread(many, items).map((index) => sendMessage(queueUrl, index)),
          throughput,
        ))),
    }),
    close: () => {
      door.close();
      wide.close();
    },
  };
}

async function prepare(peer: Peer, door: Door, items: number): Promise<Contents> {
  const table = peer.services.includes('dynamodb');
  if (table) await fillTable(door, items);
  return { table, queueUrl: peer.services.includes('sqs') ? await fillQueue(door, items) : undefined };
}

/** Starts every installed peer with a table and a queue of `items`. One that fails is reported and left out. */
export async function startPeerContenders(settings: {
  readonly count: number;
  readonly items: number;
}): Promise<HttpContender[]> {
  const contenders: HttpContender[] = [];
  for (const peer of allPeers.filter((each) => each.services.length > 0 && isInstalled(each))) {
    const server = await startPeer(peer);
    const door = httpDoor(server.url);
    try {
      const { run, close } = timeOverHttp(server, await prepare(peer, door, settings.items), settings);
      contenders.push({
        name: peer.name,
        run,
        close: async () => {
          close();
          await server.close();
        },
      });
    } catch (error) {
      console.log(`${peer.name} is left out: ${(error as Error).message}`);
      await server.close();
    } finally {
      door.close();
    }
  }
  return contenders;
}
