import { expect, test } from 'vitest';
import { parseJsonPath } from './json-path.ts';

const event = {
  'detail-type': 'T',
  resources: ['r0', 'r1'],
  detail: { a: { b: 1 }, items: [{ id: 1 }, { id: 2 }, {}], none: null },
};

test.each([
  ['$', event],
  ['$.detail.a.b', 1],
  ['$.detail-type', 'T'],
  ['$.resources[1]', 'r1'],
  ["$['detail'].a", { b: 1 }],
  ['$["detail-type"]', 'T'],
  ['$.detail.items[*].id', [1, 2]],
  ['$.detail.none', null],
  ['$.detail.missing.b', undefined],
  ['$.resources[5]', undefined],
  ['$.detail-type.length', undefined],
  ['$.constructor', undefined],
])('%s', (path, expected) => {
  expect(parseJsonPath(path)?.(event)).toEqual(expected);
});

test.each(['', 'detail', '$detail', '$.', '$.a[', '$..a', '$.a[?(@.b)]', '$.a[-1]'])('refuses %s', (path) => {
  expect(parseJsonPath(path)).toBeUndefined();
});
