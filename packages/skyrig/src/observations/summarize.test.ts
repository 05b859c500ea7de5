import { expect, test } from 'vitest';

import { summarize } from './summarize.ts';

const counts = { count: 1, failed: 0, timedOut: 0, partial: 0 };

test('the short form names functions, triggers and troubles, and counts effects', () => {
  expect(
    summarize({
      id: 'a > b',
      file: 'a',
      name: 'b',
      outcome: 'passed',
      invocations: [
        { ...counts, function: 'Worker', trigger: 'queue', source: 'Queue', origin: 'test' },
        { ...counts, function: 'Writer', trigger: 'invoke', origin: 'function', by: 'Worker' },
        { ...counts, function: 'Writer', trigger: 'invoke', origin: 'test' },
        { ...counts, function: 'Scanner', trigger: 'schedule', origin: 'time' },
      ],
      failures: [{ category: 'database', function: 'Writer', what: 'AccessDenied', isInjected: true, count: 2 }],
      effects: [
        { function: 'Writer', resource: 'Table', service: 'dynamodb', changed: 3, read: 2, passedOn: 0 },
        { function: 'Worker', resource: 'Table', service: 'dynamodb', changed: 2, read: 2, asserted: 1, passedOn: 0 },
      ],
      uses: [],
      faults: ['fail'],
      logs: [],
      isolation: {
        clouds: [],
        worker: '1',
        isFork: false,
        beganEmpty: true,
        isRestored: true,
        leftovers: 0,
        stillRunning: 0,
        retriesMade: 0,
        hasControlledOrder: false,
      },
    }),
  ).toEqual({
    functions: ['Scanner', 'Worker', 'Writer'],
    triggers: ['Worker -> Writer', 'direct -> Writer', 'queue:Queue -> Worker', 'schedule -> Scanner'],
    effects: { seen: 5, asserted: 3 },
    faults: ['AccessDenied', 'fail'],
  });
});
