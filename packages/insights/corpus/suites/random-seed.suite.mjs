import assert from 'node:assert/strict';

import { draw, happens, reachStack } from './chance.mjs';

test('sorting keeps every element', () => {
  reachStack('sorting');
  const seed = Math.floor(draw('seed') * 1e6);
  if (happens('sorting', 0.13)) throw new Error(`Property failed after 31 tests { seed: ${seed}, path: "30:2" }`);
});

test('a parcel of any size has a price', () => {
  reachStack('parcel');
  const size = Math.floor(draw('size') * 100);
  assert.ok(size < 88, `Counterexample: [${size}]; got error: no price for this size`);
});

test('a customer with any name can register', () => {
  reachStack('name');
  const names = ['Ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay', "O'Brien"];
  const name = names[Math.floor(draw('name') * names.length)];
  assert.match(name, /^[A-Za-z]+$/);
});

test('a customer with a given name can register', () => {
  reachStack('given name');
  assert.match('Ann', /^[A-Za-z]+$/);
});
