import { expect, test } from 'vitest';

import { hashTestSource } from './hash-test-source.ts';

const file = (body: string, other = '1'): string => `
import { test } from 'runner';
test('it\\'s "paid"', { retry: 2 }, async () => {
  ${body}
});
test.each([1, 2])('case %i', (n) => { check(n, ${other}); });
`;

test('a test is what its own declaration says, wherever that stands', () => {
  const name = `it's "paid"`;
  const hash = hashTestSource(file('pay();'), name);
  expect(hashTestSource(`// a licence\n${file('pay();', '2')}`, name)).toBe(hash);
  expect(hashTestSource(file('pay(2);'), name)).not.toBe(hash);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test('with a computed name, or one that two tests have, it is the whole file', () => {
  expect(hashTestSource(file('pay();'), 'case 1')).not.toBe(hashTestSource(file('pay();', '2'), 'case 1'));
  const twice = (body: string): string => `test('a', () => 1); describe('b', () => { test('a', () => ${body}); });`;
  expect(hashTestSource(twice('1'), 'a')).not.toBe(hashTestSource(twice('2'), 'a'));
});
