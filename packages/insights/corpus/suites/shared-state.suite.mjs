import assert from 'node:assert/strict';

import { draw, reachStack } from './chance.mjs';

const users = new Set();
let stock = 10;

function register(name) {
  const user = `user-${Math.floor(draw(name) * 14)}`;
  if (users.has(user)) throw new Error(`User ${user} already exists`);
  users.add(user);
  return user;
}

for (const name of ['registers a buyer', 'registers a seller', 'registers a guest', 'registers an administrator']) {
  test(name, () => {
    reachStack(name);
    assert.match(register(name), /^user-/);
  });
}

for (const amount of [1, 2]) {
  test(`sells ${amount}`, () => {
    reachStack(`sells ${amount}`);
    const before = stock;
    stock -= amount;
    assert.equal(stock, before - amount);
  });
}

test('starts with a full store', () => {
  reachStack('store');
  assert.equal(stock, 10);
});
