import { expect, test } from 'vitest';

import { formatAccount, formatDuration, readPassedTests, readTallies } from './quickstart-account.mjs';

test('the account sums what the run left behind', () => {
  const passed = readPassedTests(
    JSON.stringify({
      testResults: [
        {
          assertionResults: [
            { title: 'scenario 1: a row is done', status: 'passed' },
            { title: 'scenario 1: again', status: 'passed' },
          ],
        },
        {
          assertionResults: [
            { title: 'scenario 12: a dead letter', status: 'passed' },
            { title: 'a date', status: 'failed' },
          ],
        },
      ],
    }),
  );
  const tally = {
    clouds: 2,
    steps: 10,
    invocations: 700,
    messagesSent: 8,
    messagesReceived: 9,
    deadLetters: 1,
    cloudMs: 5_400_000,
  };
  const tallies = readTallies(`${JSON.stringify(tally)}\n${JSON.stringify(tally)}\n`);
  expect(formatAccount({ passed, tallies, wallMs: 9460 })).toMatchInlineSnapshot(`
    "      3  tests passed, covering 2 scenarios
          4  clouds were made, each inside a test process
      1,400  times a Lambda function was invoked
         16  messages were sent to queues
         18  times a message was received, retries included
          2  messages became dead letters, as their tests expect
        3 h  passed on the clocks of the clouds
      9.5 s  passed on yours"
  `);
});

test('durations have their two greatest units', () => {
  expect([0, 9460, 60_000, 3_600_000, 15_000_000, 90_000_000].map(formatDuration)).toEqual([
    '0.0 s',
    '9.5 s',
    '1 min',
    '1 h',
    '4 h 10 min',
    '1 d 1 h',
  ]);
});
