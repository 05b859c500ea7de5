/** Does the same generated sequences to Skyrig and to ElasticMQ and compares what they come to: npm run conformance:elasticmq */
import { join } from 'node:path';
import { SQS } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { createCloud } from '../../src/index.ts';
import { findKnownDifference, knownDifferences } from './known-differences.ts';
import { perform } from './perform.ts';
import { sequences, type Action } from './sequences.ts';
import { startElasticmq } from './start-elasticmq.ts';

const RUNS = 150;
const say = (text: unknown): void => void process.stdout.write(`${String(text)}\n`);
const cache = join(import.meta.dirname, '../../../../node_modules/.cache/skyrig-peers');
const peer = await startElasticmq(cache);
const theirs = new SQS({
  endpoint: peer.url,
  region: 'elasticmq',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  maxAttempts: 1,
});
const cloud = createCloud();
const ours = cloud.client(SQS);
const met = new Map<string, number>();
let queues = 0;

function hasLateChange(actions: readonly Action[]): boolean {
  const shown = actions.findIndex((action) => action.kind === 'receive' && action.timeout === 0);
  return shown !== -1 && actions.slice(shown).some(({ kind }) => kind === 'change');
}

async function compare(fifo: boolean, actions: readonly Action[]): Promise<void> {
  queues += 1;
  const name = `queue-${queues}`;
  const [own, other] = [await perform(ours, name, fifo, actions), await perform(theirs, name, fifo, actions)];
  for (const [index, action] of actions.entries()) {
    const outcomes = { own: own[index] ?? [], other: other[index] ?? [] };
    if (JSON.stringify(outcomes.own) === JSON.stringify(outcomes.other)) continue;
    const known = findKnownDifference({ fifo, action, late: hasLateChange(actions.slice(0, index + 1)), ...outcomes });
    if (!known)
      throw new Error(`${action.kind}: Skyrig ${outcomes.own.join(' ')}, ElasticMQ ${outcomes.other.join(' ')}`);
    met.set(known.name, (met.get(known.name) ?? 0) + 1);
    // From here on the two queues may hold different things.
    if (known.diverges) return;
  }
}

try {
  for (const fifo of [false, true]) {
    const result = await fc.check(
      fc.asyncProperty(sequences(fifo), (actions) => compare(fifo, actions)),
      { numRuns: RUNS },
    );
    say(`${fifo ? 'FIFO' : 'standard'}: ${result.failed ? 'differs' : `${result.numRuns} sequences agree`}`);
    if (result.failed) {
      process.exitCode = 1;
      say(result.errorInstance instanceof Error ? result.errorInstance.message : result.errorInstance);
      say(fc.defaultReportMessage(result));
    }
  }
  for (const { name, source } of knownDifferences)
    say(`known difference, met ${met.get(name) ?? 0} times: ${name} (${source})`);
} finally {
  await cloud.close();
  theirs.destroy();
  await peer.stop();
}
