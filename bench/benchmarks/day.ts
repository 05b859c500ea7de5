import { createCloud } from '@skyrig/cloud';

import type { Benchmark } from '../benchmark.ts';
import { compare, measureInTurns, timeMs, type Measurements } from '../measure.ts';
import { orderItem, tableInput, tableName } from '../requests.ts';

const DAY_MS = 24 * 3600 * 1000;
const EXPIRING = 1000;

/** A schedule that sends a message each minute, and items that expire throughout the day. */
async function run(): Promise<Measurements> {
  await using cloud = createCloud({ startTime: '2026-11-21T00:00:00Z' });
  const { QueueUrl } = (await cloud.call('sqs', 'CreateQueue', { QueueName: 'ticks' })) as { QueueUrl: string };
  const Arn = `arn:aws:sqs:us-east-1:${cloud.account}:ticks`;
  await cloud.call('eventbridge', 'PutRule', { Name: 'each-minute', ScheduleExpression: 'rate(1 minute)' });
  await cloud.call('eventbridge', 'PutTargets', { Rule: 'each-minute', Targets: [{ Id: 'queue', Arn }] });
  await cloud.call('dynamodb', 'CreateTable', tableInput as Record<string, unknown>);
  await cloud.settle();
  await cloud.call('dynamodb', 'UpdateTimeToLive', {
    TableName: tableName,
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
  for (let index = 0; index < EXPIRING; index++) {
    const expiresAt = { N: String(Math.floor((cloud.clock.now() + (DAY_MS * index) / EXPIRING) / 1000)) };
    await cloud.call('dynamodb', 'PutItem', { TableName: tableName, Item: { ...orderItem(index), expiresAt } });
  }
  const day = await timeMs(() => cloud.clock.advance(DAY_MS));
  const ticks = (await cloud.peekQueue(QueueUrl)).length;
  if (ticks !== 1440) throw new Error(`The schedule fired ${ticks} times in a day instead of 1440`);
  return { day: [day] };
}

export const dayBenchmark: Benchmark = {
  name: 'day',
  summary: 'a day of time: 1,440 firings of a schedule to a queue, and 1,000 items that expire',
  run: async ({ quick }) => {
    const results = await measureInTurns([{ name: 'skyrig', run }], { rounds: quick ? 3 : 10 });
    const note = 'budget: milliseconds';
    return [{ what: 'a day: 1,440 schedule firings, 1,000 TTLs', unit: 'ms', ...compare(results, 'day'), note }];
  },
};
