import type { Access } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { isConflict } from './conflicts.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/T';
const read = (rest: Partial<Access> = {}): Access => ({ resource: TABLE, key: 'id="a"', kind: 'read', ...rest });
const write = (rest: Partial<Access> = {}): Access => ({ ...read(rest), kind: 'write' });

test.each([
  ['two reads', read(), read(), false],
  ['a read and a write of one item', read(), write(), true],
  ['writes of two items', write(), write({ key: 'id="b"' }), false],
  ['a write of an item and a scan', write(), read({ key: undefined as never }), true],
  ['a write in a partition and a query of it', write({ key: 'id="a",at=5' }), read({ key: 'id="a",at=*' }), true],
  ['a write in a partition and a query of another', write({ key: 'id="a",at=5' }), read({ key: 'id="b",at=*' }), false],
  [
    'a write and a query of an index of its table',
    write(),
    read({ resource: `${TABLE}/index/ByDate`, key: 'day="x"' }),
    true,
  ],
  ['writes of two attributes', write({ attributes: ['a'] }), write({ attributes: ['b'] }), false],
  ['writes of an attribute and of the whole item', write({ attributes: ['a'] }), write(), true],
  ['writes of two members of a map', write({ attributes: ['m', 'm.a'] }), write({ attributes: ['m', 'm.b'] }), false],
  ['writes of a map and of a member of it', write({ attributes: ['m'] }), write({ attributes: ['m', 'm.b'] }), true],
] as const)('%s: conflict %#', (_name, a, b, expected) => {
  expect([isConflict(a, b), isConflict(b, a)]).toEqual([expected, expected]);
});
