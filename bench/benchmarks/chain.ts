import { fileURLToPath } from 'node:url';
import { createCloud, type CloudOptions, type DeployedStack } from '@skyrig/cloud';

import type { Benchmark, Row } from '../benchmark.ts';
import { compare, measureInTurns, timeMs, type Contender } from '../measure.ts';

const template = fileURLToPath(new URL('../chain/template.yaml', import.meta.url));
type Mode = NonNullable<CloudOptions['compute']>;

function queueUrl(stack: DeployedStack, logicalId: string): string {
  const found = stack.resources[logicalId];
  if (!found) throw new Error(`The stack has no ${logicalId}`);
  return found.physicalId;
}

/** A deployed stack, and a contender that sends messages through it and ends with `close`. */
async function deployed(mode: Mode): Promise<Contender & { close(): Promise<void> }> {
  const cloud = createCloud({ compute: mode });
  const [stack] = await cloud.deploy(template);
  if (!stack) throw new Error('Nothing was deployed');
  const [start, end] = [queueUrl(stack, 'Start'), queueUrl(stack, 'End')];
  const [failing, deadLetters] = [queueUrl(stack, 'Failing'), queueUrl(stack, 'DeadLetters')];
  const assertArrived = async (queue: string, body: string): Promise<void> => {
    const messages = await cloud.peekQueue(queue);
    if (messages.length !== 1 || !JSON.stringify(messages).includes(body))
      throw new Error(`${body} is not in ${queue}`);
    await cloud.call('sqs', 'PurgeQueue', { QueueUrl: queue });
    await cloud.clock.advance(60_000);
  };
  const send = async (queue: string, MessageBody: string, leap: boolean): Promise<number> =>
    timeMs(async () => {
      await cloud.call('sqs', 'SendMessage', { QueueUrl: queue, MessageBody });
      await cloud.settle({ leap });
    });
  let sent = 0;
  return {
    name: mode,
    run: async () => {
      const body = `message-${(sent += 1)}`;
      const hops = await send(start, body, false);
      await assertArrived(end, body);
      const retries = await send(failing, body, true);
      await assertArrived(deadLetters, body);
      return { hops: [hops], retries: [retries] };
    },
    close: () => cloud.close(),
  };
}

export const chainBenchmark: Benchmark = {
  name: 'chain',
  summary: 'three hops of queue → Lambda → queue, and five retries to the dead-letter queue, settled, warm',
  run: async ({ quick }) => {
    const contenders = await Promise.all((['thread', 'inline'] as const).map(deployed));
    const results = await measureInTurns(contenders, { rounds: quick ? 10 : 40, warmups: 5 });
    for (const contender of contenders) await contender.close();
    return (['thread', 'inline'] as const).flatMap((mode): Row[] => [
      { what: `three hops settled, ${mode}`, unit: 'ms', budget: 15, ours: compare(results, 'hops', mode).ours },
      {
        what: `five retries to the dead-letter queue, ${mode}`,
        unit: 'ms',
        ours: compare(results, 'retries', mode).ours,
      },
    ]);
  },
};
