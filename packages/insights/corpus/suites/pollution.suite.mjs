import assert from 'node:assert/strict';

import { reachStack } from './chance.mjs';

const settings = { currency: 'EUR', rounding: 2 };
const format = (amount) => `${amount.toFixed(settings.rounding)} ${settings.currency}`;

test('sells in yen', () => {
  reachStack('yen');
  settings.currency = 'JPY';
  assert.match(format(100), /JPY$/);
});

test('rounds to whole numbers', () => {
  reachStack('whole');
  settings.rounding = 0;
  assert.match(format(100), /^100 /);
});

test('prints the currency', () => {
  reachStack('currency');
  assert.equal(format(3).slice(-3), 'EUR');
});

test('prints the cents', () => {
  reachStack('cents');
  assert.equal(format(3).split(' ')[0], '3.00');
});

for (const amount of [1, 20, 300]) {
  test(`is as long as it has to be: ${amount}`, () => {
    reachStack(`long ${amount}`);
    assert.ok(format(amount).startsWith(String(amount)));
  });
}
