import assert from 'node:assert/strict';

import { reachStack } from './chance.mjs';

const catalogue = new Map();

test('fills the catalogue', () => {
  reachStack('fills');
  catalogue.set('tea', { price: 4, stock: 12 });
  assert.equal(catalogue.size, 1);
});

test('reads a price from the catalogue', () => {
  reachStack('price');
  assert.equal(catalogue.get('tea').price, 4);
});

test('counts what is in stock', () => {
  reachStack('stock');
  const stock = [...catalogue.values()].reduce((sum, each) => sum + each.stock, 0);
  assert.equal(stock, 12);
});

for (const [a, b, sum] of [
  [1, 2, 3],
  [4, 4, 8],
  [0, 0, 0],
]) {
  test(`adds the prices ${a} and ${b}`, () => {
    reachStack(`adds ${a}`);
    assert.equal(a + b, sum);
  });
}
