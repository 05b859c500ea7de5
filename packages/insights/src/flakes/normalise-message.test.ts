import { expect, test } from 'vitest';

import { normaliseMessage } from './normalise-message.ts';

test.each([
  ['expected 3 to be 4 // Object.is equality', 'expected <n> to be <n> // Object.is equality'],
  ['AssertionError: expected -1.5 to equal 2e-7', 'expected <n> to equal <n>'],
  ['Timed out after 1500ms (limit 1.5 s)', 'Timed out after <duration> (limit <duration>)'],
  ['due 2026-07-01T23:59:59.999Z, is 2026-07-02', 'due <date>, is <date>'],
  ['started at 23:59:59.1', 'started at <time>'],
  ['task 3f2b8c1e-0d4a-4c52-9d9f-8a1b2c3d4e5f lost', 'task <id> lost'],
  ['commit 9fceb02 at 0xdeadbeef', 'commit <id> at <id>'],
  ['request V7KM3YJ2Q9RPTX4B6NWE failed', 'request <id> failed'],
  ['connect ECONNREFUSED 127.0.0.1:4566', 'connect ECONNREFUSED <ip>:<n>'],
  ['GET http://localhost:34817/orders/12', 'GET http://localhost:<n>/orders/<n>'],
  [
    "ENOENT: no such file or directory, open '/tmp/suite-Xa81/lock.json'",
    "ENOENT: no such file or directory, open '<temp>'",
  ],
  ['cannot load /home/ann/shop/src/orders/table.ts', 'cannot load <path>/orders/table.ts'],
  ['cannot load C:\\work\\shop\\src\\orders\\table.ts', 'cannot load <path>/orders/table.ts'],
  ['\u001B[31mexpected\u001B[39m sha256 to differ in us-east-1', 'expected sha256 to differ in us-east-<n>'],
  ['the deadline of checkout has faded', 'the deadline of checkout has faded'],
  ['a conditional-request-that-is-very-long failed', 'a conditional-request-that-is-very-long failed'],
])('%s', (message, normalised) => {
  expect(normaliseMessage(message)).toBe(normalised);
});

test('the lines with the values belong to the message, the diff and the stack do not', () => {
  const jest =
    'expect(received).toBe(expected) // Object.is equality\n\nExpected: "paid"\nReceived: "open"\n    at a.js:1:2';
  expect(normaliseMessage(jest)).toBe(
    'expect(received).toBe(expected) // Object.is equality Expected: "paid" Received: "open"',
  );
  expect(normaliseMessage('boom\n    at read (a.js:1:2)')).toBe('boom');
});

test('a message of any length ends somewhere', () => {
  expect(normaliseMessage('x '.repeat(100_000)).length).toBe(240);
  expect(normaliseMessage('')).toBe('');
});
