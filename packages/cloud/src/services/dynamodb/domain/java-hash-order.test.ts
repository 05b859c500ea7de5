import { expect, test } from 'vitest';
import { javaHashOrder } from './java-hash-order.ts';

test('names come in the order in which a Java HashSet lists them', () => {
  expect(javaHashOrder([':s', ':n', ':b'])).toEqual([':n', ':b', ':s']);
  expect(javaHashOrder(['#a', '#b'])).toEqual(['#a', '#b']);
});
