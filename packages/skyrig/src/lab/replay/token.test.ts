import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatToken, parseToken } from './token.ts';

const deviation = fc.record({
  usual: fc.string(),
  chosen: fc.string(),
  usualKind: fc.string(),
  chosenKind: fc.string(),
});

test('what is formatted is read back', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(deviation), (of, deviations) => {
      const text = formatToken({ of, deviations });
      expect(text).toMatch(/^v1\.[\w-]*$/);
      expect(parseToken(` ${text}\n`)).toEqual({ of, deviations });
    }),
  );
});

test.each(['', 'v2.abc', 'v1.', 'v1.!!!', 'v1.abc.def', 'v1.q1YqVrIyBAA'])('%j is refused', (text) => {
  expect(() => parseToken(text)).toThrow(/is no replay token/);
});
