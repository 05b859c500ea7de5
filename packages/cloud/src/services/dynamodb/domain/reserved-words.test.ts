import { expect, test } from 'vitest';
import { RESERVED_WORDS } from './reserved-words.ts';

test('all 573 reserved words of the Developer Guide are known', () => {
  expect(RESERVED_WORDS.size).toBe(573);
  for (const word of ['ABORT', 'NAME', 'STATUS', 'SIZE', 'TTL', 'ZONE']) expect(RESERVED_WORDS.has(word)).toBe(true);
});
