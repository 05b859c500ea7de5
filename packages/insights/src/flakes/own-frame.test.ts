import { expect, test } from 'vitest';

import { findOwnFrame } from './own-frame.ts';

test.each([
  ['V8', 'Error: x\n    at new Cart (/w/shop/src/cart.ts:3:4)\n    at f (/w/shop/src/g.ts:1:1)', 'Cart (src/cart.ts)'],
  ['V8 without a function', 'Error: x\n    at file:///w/shop/test/cart.test.ts:3:4', 'test/cart.test.ts'],
  ['V8 on Windows', 'Error: x\n    at add (C:\\w\\shop\\src\\cart.ts:3:4)', 'add (src/cart.ts)'],
  ['Vitest', ' ❯ add src/cart.ts:3:4', 'add (src/cart.ts)'],
  ['Vitest without a function', ' ❯ test/cart.test.ts:3:4', 'test/cart.test.ts'],
  [
    'Python',
    'Traceback (most recent call last):\n  File "/w/test_cart.py", line 3, in test_add\n    add()\n  File "/w/shop/cart.py", line 9, in add\n  File "/usr/lib/python3.12/json/decoder.py", line 1, in decode',
    'add (shop/cart.py)',
  ],
  [
    'Java',
    'java.lang.AssertionError: x\n\tat org.junit.Assert.fail(Assert.java:89)\n\tat shop.CartTest.adds(CartTest.java:12)',
    'shop.CartTest.adds (CartTest.java)',
  ],
  ['nothing own', 'Error: x\n    at node:internal/timers:1:2\n    at f (/w/node_modules/a/b.js:1:1)', ''],
  ['nothing at all', '', ''],
])('%s', (_name, trace, frame) => {
  expect(findOwnFrame(trace)).toBe(frame);
});
