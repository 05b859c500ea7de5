import { expect, test } from 'vitest';

import { testId } from './test-id.ts';

test('an id names file, suites and test, and leaves out what is empty', () => {
  expect(testId('a.test.ts', ['outer', 'inner'], 'works')).toBe('a.test.ts > outer > inner > works');
  expect(testId('a.test.ts', ['outer'], 'works')).toBe('a.test.ts > outer > works');
  expect(testId('a.test.ts', [], 'works')).toBe('a.test.ts > works');
  expect(testId('', ['outer'], 'works')).toBe('outer > works');
  expect(testId('', [], 'works')).toBe('works');
});
