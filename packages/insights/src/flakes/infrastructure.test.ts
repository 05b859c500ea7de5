import { expect, test } from 'vitest';

import { guardInfrastructure } from './infrastructure.ts';
import { createHistory } from './test-support/history-fixture.ts';

test('a run in which more than half of the tests fail says nothing about any of them', () => {
  const history = createHistory({
    tests: ['.FF', '.Ff', '.F.', '.F.', '...', '...', '--F'].map((outcomes) => ({ outcomes })),
  });
  const guard = guardInfrastructure(history);
  expect([...guard.runs]).toEqual([1]);
  expect(history.resultsIn(1).every((result) => guard.isInfrastructure(result))).toBe(true);
});

test('a repetition of the two tests that failed is no failure of the infrastructure', () => {
  expect(guardInfrastructure(createHistory({ tests: [{ outcomes: '.F' }, { outcomes: '.F' }] })).runs.size).toBe(0);
});

test.each([
  ['connect ECONNREFUSED 127.0.0.1:5432', true],
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', true],
  ['ENOSPC: no space left on device, write', true],
  ['read ECONNRESET', false],
  ['expected 1 to be 2', false],
])('%s: %s', (message, isInfrastructure) => {
  const history = createHistory({ tests: [{ outcomes: '.F.', message }] });
  expect(history.resultsOf(0).map((result) => guardInfrastructure(history).isInfrastructure(result))).toEqual([
    false,
    isInfrastructure,
    false,
  ]);
});

test('a project can name its own', () => {
  const history = createHistory({ tests: [{ outcomes: 'F', message: 'the sandbox is down' }] });
  const guard = guardInfrastructure(history, [/sandbox is down/]);
  expect(history.resultsOf(0).every((result) => guard.isInfrastructure(result))).toBe(true);
});
