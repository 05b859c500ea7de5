import assert from 'node:assert/strict';

import { delay, draw, reachStack, version } from './chance.mjs';

test('has never worked', () => {
  reachStack('never');
  assert.equal(1 + 1, 3);
});

test('never answers in time', async () => {
  await delay(2);
  throw new Error('timed out after 2 ms');
});

test('fails with another number each time', () => {
  assert.equal(Math.floor(draw('number') * 1e6), -1);
});

test('works in the first version only', () => {
  reachStack('version');
  assert.equal(version, 1);
});

test('works in the second version only', () => {
  reachStack('second version');
  assert.equal(version, 2);
});
