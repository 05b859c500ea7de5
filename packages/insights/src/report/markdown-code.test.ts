import { expect, test } from 'vitest';

import { markdownCode } from './markdown-code.ts';

test.each([
  ['plain', '`plain`'],
  ['', ''],
  ['a | b', '`a \\| b`'],
  ['a \\| b', '`a \\| b`'],
  ['`quoted`', '`` `quoted` ``'],
  ['two `` ticks', '```two `` ticks```'],
  ['two\nlines', '`two lines`'],
  ['@everyone <b>#1</b>', '`@everyone <b>#1</b>`'],
])('%j becomes the code span %s', (text, code) => {
  expect(markdownCode(text)).toBe(code);
});
