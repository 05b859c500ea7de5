import { appendFileSync } from 'node:fs';
import type { TestCloud, TraceRecord } from 'skyrig';
import { afterAll } from 'vitest';

/** What happened in the clouds of a test file, by their traces. */
interface Tally {
  clouds: number;
  steps: number;
  invocations: number;
  messagesSent: number;
  messagesReceived: number;
  deadLetters: number;
  cloudMs: number;
}

const tally: Tally = {
  clouds: 0,
  steps: 0,
  invocations: 0,
  messagesSent: 0,
  messagesReceived: 0,
  deadLetters: 0,
  cloudMs: 0,
};

/** Counts what happens in a cloud; the sums go to the file that `SKYRIG_EXAMPLE_TALLY` names, if it is set. */
export function tallyRun(cloud: TestCloud): void {
  tally.clouds += 1;
  let lastMs = cloud.clock.now();
  cloud.trace.listen((record) => {
    count(record);
    // A rewind between tests takes the clock back; that is no time that passed.
    tally.cloudMs += Math.max(0, record.at - lastMs);
    lastMs = record.at;
  });
}

function count({ kind, service, operation, accesses }: TraceRecord): void {
  const messages = accesses.filter(({ resource, key }) => key !== undefined && resource.includes(':sqs:'));
  tally.steps += 1;
  if (kind === 'completion' && service === 'lambda') tally.invocations += 1;
  if (operation.startsWith('SendMessage'))
    tally.messagesSent += messages.filter((access) => access.kind === 'write').length;
  if (service === 'lambda' && operation === 'poll') tally.messagesReceived += messages.length;
  else
    tally.deadLetters += messages.filter(
      (access) => access.kind === 'write' && access.resource.includes('-DeadLetters-'),
    ).length;
}

afterAll(() => {
  const file = process.env['SKYRIG_EXAMPLE_TALLY'];
  if (file) appendFileSync(file, `${JSON.stringify(tally)}\n`);
});
