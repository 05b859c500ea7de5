import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awsError } from '../../kernel/aws-error.ts';
import { pageOf } from './page.ts';

const invalidToken = () => awsError('ValidationException', 'bad token');

test('pages of any size join to the whole', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' })), fc.integer({ min: 1, max: 7 }), (names, size) => {
      const all = names.toSorted((a, b) => (a < b ? -1 : 1));
      const seen: string[] = [];
      let nextToken: string | undefined;
      do {
        const page = pageOf(all, (name) => name, { size, nextToken, invalidToken });
        expect(page.items.length).toBeLessThanOrEqual(size);
        seen.push(...page.items);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      expect(seen).toEqual(all);
    }),
  );
});

test('a made-up token is refused', () => {
  expect(() => pageOf(['a'], (name) => name, { size: 1, nextToken: 'nonsense', invalidToken })).toThrow('bad token');
});
