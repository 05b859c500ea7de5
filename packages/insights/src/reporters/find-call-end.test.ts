import { expect, test } from 'vitest';

import { findCallEnd } from './find-call-end.ts';

test.each([
  [`('a', () => f({ b: [1] }))`],
  [`(')')`],
  [`("\\")")`],
  ['(`) ${f(`)`)} )`)'],
  [`(1 /* ) */ + 2 // )\n)`],
  [`(/[)/]\\)/.test(a))`],
  [`(a / b / c)`],
  [`(() => { return /\\(/.test(a) })`],
])('the bracket of %s is closed at its end', (call) => {
  expect(findCallEnd(`${call} + (1)`, 0)).toBe(call.length - 1);
});

test('what is not closed has no end', () => {
  expect(findCallEnd('(a, [b)', 0)).toBeUndefined();
  expect(findCallEnd("('a", 0)).toBeUndefined();
});
