import { expect, test } from 'vitest';

import { findTest } from './find-test.ts';

const ids = ['a.test.ts > pays', 'a.test.ts > pays twice', 'b.test.ts > ships'];

test('a test is found by its id, or by a part that no other has', () => {
  expect(findTest('a.test.ts > pays', ids, 'the history')).toBe('a.test.ts > pays');
  expect(findTest('twice', ids, 'the history')).toBe('a.test.ts > pays twice');
});

test('what could be several, or is none, is asked back', () => {
  expect(() => findTest('pay', ids, 'the history')).toThrow(
    '2 tests of the history have "pay" in their ids:\n  a.test.ts > pays\n  a.test.ts > pays twice',
  );
  expect(() => findTest('b.test.ts > shps', ids, 'the history')).toThrow('Did you mean "b.test.ts > ships"?');
});
