import assert from 'node:assert/strict';

import { delay, happens, reachStack } from './chance.mjs';

/** A service that is quick most of the time. */
function placeOrder(name) {
  const order = { status: 'pending' };
  const done = delay(happens(name, 0.14) ? 60 : 1).then(() => (order.status = 'done'));
  return { order, done };
}

test('an order is done a moment later', async () => {
  reachStack('moment');
  const { order, done } = placeOrder('moment');
  await delay(15);
  const { status } = order;
  await done;
  assert.equal(status, 'done');
});

test('an order is done in time', async () => {
  reachStack('in time');
  const { done } = placeOrder('in time');
  const late = delay(15).then(() => Promise.reject(new Error('timed out after 15 ms')));
  try {
    await Promise.race([done, late]);
  } finally {
    await Promise.allSettled([done, late]);
  }
});

test('a message arrives while it is polled for', async () => {
  reachStack('polled');
  const { order, done } = placeOrder('polled');
  for (let poll = 0; poll < 3 && order.status !== 'done'; poll += 1) await delay(5);
  const { status } = order;
  await done;
  if (status !== 'done') throw new Error('gave up waiting for the message: 3 polls, none found');
});

test('an order that is awaited is done', async () => {
  reachStack('awaited');
  const { order, done } = placeOrder('awaited');
  await done;
  assert.equal(order.status, 'done');
});
