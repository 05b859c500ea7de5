import assert from 'node:assert/strict';

import { now, reachStack } from './chance.mjs';

const hours = (count) => count * 3_600_000;

test('an invoice is due on the day of its delivery', () => {
  reachStack('invoice');
  const due = new Date(now().getTime() + hours(2));
  assert.equal(due.getUTCDate(), now().getUTCDate());
});

test('the shop is open', () => {
  reachStack('shop');
  assert.notEqual(now().getUTCHours(), 3);
});

test('support answers on the same day', () => {
  reachStack('support');
  const daysToWait = now().getUTCDay() === 0 ? 1 : 0;
  assert.equal(daysToWait, 0);
});

test('a date that is given stays what it is', () => {
  reachStack('given');
  assert.equal(new Date('2026-02-28T23:59:00Z').getUTCDate(), 28);
});
