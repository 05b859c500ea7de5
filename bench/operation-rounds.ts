import { findComputingMs } from './child-process.ts';
import { perSecond, timeEach, timeMs, type Measurements } from './measure.ts';
import {
  callThrough,
  getItem,
  prepareRequest,
  putItem,
  sendMessage,
  type Door,
  type PreparedRequest,
} from './requests.ts';

export const operations: readonly string[] = ['PutItem', 'GetItem', 'SendMessage', 'ReceiveMessage', 'DeleteMessage'];

interface Round {
  readonly door: Door;
  /** How many of each operation. */
  readonly count: number;
  /** How many items the table holds. */
  readonly items: number;
}

// Spread over the whole table, the same in every run.
export const spread = (count: number, items: number): number[] =>
  Array.from({ length: count }, (_, index) => (index * 7919) % items);

/** Latencies of writes and reads of items, µs each. */
export async function timeTableOperations({ door, count, items }: Round): Promise<Measurements> {
  const indexes = spread(count, items);
  return {
    PutItem: await timeEach(indexes.map(putItem), (request) => door.send(request)),
    GetItem: await timeEach(indexes.map(getItem), (request) => door.send(request)),
  };
}

/** Latencies of a message's life, µs each: as many are received and deleted as are sent. */
export async function timeQueueOperations({ door, count }: Round, QueueUrl: string): Promise<Measurements> {
  const sends = Array.from({ length: count }, (_, index) => sendMessage(QueueUrl, index));
  const SendMessage = await timeEach(sends, (request) => door.send(request));
  const answers: Uint8Array[] = [];
  const receives = sends.map(() => prepareRequest('sqs', 'ReceiveMessage', { QueueUrl }));
  const ReceiveMessage = await timeEach(receives, async (request) => answers.push(await door.send(request)));
  const deletes = answers.map((answer) => {
    const { Messages } = JSON.parse(Buffer.from(answer).toString()) as { Messages: [{ ReceiptHandle: string }] };
    return prepareRequest('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle: Messages[0].ReceiptHandle });
  });
  const DeleteMessage = await timeEach(deletes, (request) => door.send(request));
  return { SendMessage, ReceiveMessage, DeleteMessage };
}

/**
 * The same requests with `concurrency` of them under way: how many a second, and how long the server itself computes for
 * one, µs, which no other load of the machine and no cost of the client can blur.
 */
export async function timeThroughput(
  name: string,
  requests: readonly PreparedRequest[],
  { door, concurrency, pid }: { readonly door: Door; readonly concurrency: number; readonly pid: number },
): Promise<Measurements> {
  const workThrough = async (start: number): Promise<void> => {
    for (let index = start; index < requests.length; index += concurrency) {
      const request = requests[index];
      if (request) await door.send(request);
    }
  };
  const before = findComputingMs(pid);
  const ms = await timeMs(() => Promise.all(Array.from({ length: concurrency }, (_, start) => workThrough(start))));
  const after = findComputingMs(pid);
  return {
    [`${name} throughput`]: [perSecond(requests.length, ms)],
    ...(before !== undefined &&
      after !== undefined && { [`${name} server time`]: [((after - before) / requests.length) * 1000] }),
  };
}

export async function findQueueUrl(door: Door): Promise<string> {
  return (await callThrough(door, 'sqs', 'GetQueueUrl', { QueueName: 'bench' }))['QueueUrl'] as string;
}
