import { expect, test } from 'vitest';

import { nameTests } from './name-tests.ts';

test('ids are relative to the project, and unique in the order of declaration', () => {
  const place = { file: '/project/a/b.test.ts', suite: ['orders'], name: 'pays' };
  expect(
    nameTests([place, { ...place, suite: [] }, { ...place }], '/project').map(({ id, file }) => [id, file]),
  ).toEqual([
    ['a/b.test.ts > orders > pays', 'a/b.test.ts'],
    ['a/b.test.ts > pays', 'a/b.test.ts'],
    ['a/b.test.ts > orders > pays (2)', 'a/b.test.ts'],
  ]);
});
