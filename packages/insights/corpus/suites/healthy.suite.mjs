import assert from 'node:assert/strict';

import { delay, draw, happens, reachStack } from './chance.mjs';

for (const size of [0, 1, 2, 10, 100, 1_000, 10_000]) {
  test(`sorts ${size} numbers`, () => {
    reachStack(`sorts ${size}`);
    const sorted = Array.from({ length: size }, () => draw('numbers')).sort((a, b) => a - b);
    assert.ok(sorted.every((value, index) => index === 0 || sorted[index - 1] <= value));
  });
}

test('takes its time', async () => {
  reachStack('takes');
  await delay(80);
  assert.ok(true);
});

test('takes more time now and then', async () => {
  reachStack('more');
  await delay(happens('more', 0.3) ? 60 : 2);
  assert.ok(true);
});

// The database of the build machine is away now and then, which is not this test's fault.
test('reads from the database', () => {
  if (happens('database', 0.15)) throw new Error('connect ECONNREFUSED 127.0.0.1:5432');
  assert.ok(true);
});
