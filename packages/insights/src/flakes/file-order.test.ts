import { expect, test } from 'vitest';

import { readFileOrder } from './file-order.ts';
import { createHistory } from './test-support/history-fixture.ts';

const order = readFileOrder(
  createHistory({
    tests: [
      { outcomes: '...', result: (run) => ({ position: run === 1 ? 1 : 0 }) },
      { outcomes: '..-', result: (run) => ({ position: run === 1 ? 0 : 1 }) },
      { outcomes: '...', file: 'other.test.ts' },
    ],
  }),
);

test('only tests of the same file are neighbours', () => {
  expect(order.neighboursOf(0)).toEqual([1]);
  expect(order.neighboursOf(2)).toEqual([]);
});

test('it says which of two tests ran later, unless one of them did not run', () => {
  expect([0, 1, 2].map((run) => order.compare(0, 1, run))).toEqual([0, 1, 2]);
  expect([0, 1, 2].map((run) => order.compare(1, 0, run))).toEqual([1, 0, 2]);
});
