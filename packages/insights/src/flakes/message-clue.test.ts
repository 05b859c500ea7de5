import { expect, test } from 'vitest';

import { readMessageClue } from './message-clue.ts';

test.each([
  ['Test timed out in 5000ms.', 'timing'],
  ['thrown: "Exceeded timeout of 5000 ms for a test."', 'timing'],
  ['TimeoutError: gave up waiting for the order', 'timing'],
  ['Property failed after 12 tests\n{ seed: -1819918769, path: "11:1" }', 'random seed'],
  ['EMFILE: too many open files', 'resource exhaustion'],
  ['listen EADDRINUSE: address already in use :::3000', 'resource exhaustion'],
  ['sorry, too many clients already', 'resource exhaustion'],
  ['read ECONNRESET', 'network'],
  ['Response code 503 (Service Unavailable)', 'network'],
  ['The conditional request failed: TransactionConflict', 'concurrency'],
  ['could not serialize access due to concurrent update', 'concurrency'],
  ['deadlock detected', 'concurrency'],
  ['duplicate key value violates unique constraint "users_pkey"', 'shared state'],
  ["EEXIST: file already exists, mkdir 'out'", 'shared state'],
  ['environment variable STAGE is "prod"', 'leaked environment'],
  ['the invoice is due yesterday', 'time of day'],
])('%s: %s', (message, flakeClass) => {
  expect(readMessageClue([message])?.flakeClass).toBe(flakeClass);
});

test('most words hint at nothing, and one failure among many decides nothing', () => {
  expect(readMessageClue(['expected 3 to be 4'])).toBeUndefined();
  expect(readMessageClue(['expected 3 to be 4', 'expected 1 to be 2', 'read ECONNRESET'])).toBeUndefined();
  expect(readMessageClue([])).toBeUndefined();
});
