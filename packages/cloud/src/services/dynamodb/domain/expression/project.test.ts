import { expect, test } from 'vitest';
import { createPlaceholders } from './placeholders.ts';
import { project } from './project.ts';
import { parseProjection } from './projection.ts';

const ITEM = {
  id: { S: 'x' },
  l: { L: [{ N: '0' }, { M: { a: { N: '1' }, b: { N: '2' } } }, { N: '2' }, { L: [{ N: '30' }, { N: '31' }] }] },
  m: { M: { k: { S: 'v' }, n: { N: '2' }, mm: { M: { x: { N: '1' } } } } },
};

// Each outcome is what DynamoDB local 2.5 answered.
test.each([
  ['id, nope', { id: { S: 'x' } }],
  ['nope', {}],
  ['l[3],l[0]', { l: { L: [{ N: '0' }, { L: [{ N: '30' }, { N: '31' }] }] } }],
  ['l[1].b', { l: { L: [{ M: { b: { N: '2' } } }] } }],
  ['l[9]', {}],
  ['m.mm.x, m.n', { m: { M: { mm: { M: { x: { N: '1' } } }, n: { N: '2' } } } }],
  ['m.nope, l[2].x', {}],
  ['m[0], l.a', {}],
  ['l[3][1], l[0]', { l: { L: [{ N: '0' }, { L: [{ N: '31' }] }] } }],
])('%s', (text, expected) => {
  expect(project(parseProjection(text, createPlaceholders()), ITEM)).toEqual(expected);
});
