import { expect, test } from 'vitest';

import { failure, observed, workerTest } from './assess.fixture.ts';
import { testFileFor } from './test-file-for.ts';

test('a new file is named as the others are', () => {
  expect(testFileFor('OrderHTTPHandler', [])).toBe('tests/order-http-handler.test.ts');
  const tests = [
    observed('a', { file: 'it/a.spec.ts' }),
    observed('b', { file: 'it/b.spec.ts' }),
    observed('c', { file: 'c.test.ts' }),
  ];
  expect(testFileFor('Orders', tests)).toBe('it/orders.spec.ts');
});

test('the file that bears its name wins, then the one in which it fails, then the one that runs it most', () => {
  const tests = [
    workerTest('1', 1, { file: 'tests/flow.test.ts' }),
    workerTest('2', 1, { file: 'tests/flow.test.ts' }),
    workerTest('3', 1, { file: 'tests/other.test.ts' }),
  ];
  expect(testFileFor('Worker', tests)).toBe('tests/flow.test.ts');
  const failing = workerTest('4', 1, { file: 'tests/trouble.test.ts', failures: [failure('Worker', 'database')] });
  expect(testFileFor('Worker', [...tests, failing])).toBe('tests/trouble.test.ts');
  expect(testFileFor('Worker', [...tests, failing], true)).toBe('tests/worker.test.ts');
  expect(testFileFor('Worker', [...tests, observed('5', { file: 'tests/deep/worker.test.ts' })])).toBe(
    'tests/deep/worker.test.ts',
  );
});
