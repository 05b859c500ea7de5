import assert from 'node:assert/strict';

import { reachStack } from './chance.mjs';

function tableName() {
  const stage = process.env['STAGE'] ?? 'test';
  if (stage !== 'test') throw new Error(`environment variable STAGE is ${stage}: refusing to touch its tables`);
  return `orders-${stage}`;
}

test('is quiet in production', () => {
  reachStack('quiet');
  process.env['STAGE'] = 'production';
  assert.equal(process.env['STAGE'], 'production');
});

test('speaks German', () => {
  reachStack('German');
  process.env['SHOP_LANGUAGE'] = 'de';
  assert.equal(process.env['SHOP_LANGUAGE'], 'de');
});

test('writes to the table of the tests', () => {
  reachStack('writes');
  assert.equal(tableName(), 'orders-test');
});

test('reads from the table of the tests', () => {
  reachStack('reads');
  assert.ok(tableName().startsWith('orders'));
});

test('greets in English', () => {
  reachStack('greets');
  assert.equal(process.env['SHOP_LANGUAGE'] === 'de' ? 'Guten Tag' : 'Hello', 'Hello');
});

test('has a name', () => {
  reachStack('named');
  assert.equal('shop'.length, 4);
});
