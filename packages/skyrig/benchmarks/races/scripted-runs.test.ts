import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { createOrders } from './measure/orders.ts';
import { openBench, type SubjectBench } from './measure/subject-bench.ts';
import { subjects } from './subjects.ts';

const TIMEOUT_MS = 60_000;
const clients = [DynamoDBClient, DynamoDBDocumentClient, LambdaClient, SQSClient].map(({ prototype }) => prototype);
const sdk = Object.getPrototypeOf(DynamoDBClient.prototype) as { send(...args: unknown[]): unknown };

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs functions' code in every invocation, by what keeps it from going by script: clients that somebody has mocked. */
async function withoutScripts<T>(run: () => Promise<T>): Promise<T> {
  for (const client of clients) Object.defineProperty(client, 'send', { value: sdk.send, configurable: true });
  try {
    return await run();
  } finally {
    for (const client of clients) Reflect.deleteProperty(client, 'send');
  }
}

/** All that happened in some schedules of a subject: requests, answers, deliveries, accesses, names. */
async function traces(bench: SubjectBench): Promise<string[]> {
  const found: string[] = [];
  for (const contender of ['natural', 'urw', 'directed'] as const) {
    const started = await bench.start();
    const orders = createOrders(contender, 1);
    for (let run = 0; run < 3; run++) {
      const strategy = orders.next(run);
      if (strategy === 'done') break;
      const { schedule, outcome } = await started.run(strategy, orders.knowledge);
      if (schedule && outcome === 'passed') orders.learn(schedule.history);
      found.push(JSON.stringify(started.records()));
    }
  }
  return found;
}

test.each(subjects)(
  '$name does the same to the byte when nothing of its code is run',
  async (subject) => {
    await using bench = await openBench(subject);
    const ran = await withoutScripts(() => traces(bench));
    const sent = vi.spyOn(sdk, 'send');
    expect(await traces(bench)).toEqual(ran);
    expect(sent).toHaveBeenCalled();
    sent.mockClear();
    expect(await traces(bench)).toEqual(ran);
    expect(sent).not.toHaveBeenCalled();
  },
  TIMEOUT_MS,
);
