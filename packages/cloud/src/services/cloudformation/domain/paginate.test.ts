import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate } from './paginate.ts';

test('pages of any size put together are the list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (items, size) => {
      const seen: number[] = [];
      let token: string | undefined;
      do {
        const { page, nextToken } = paginate(items, token, size);
        seen.push(...page);
        token = nextToken;
      } while (token !== undefined);
      expect(seen).toStrictEqual(items);
    }),
  );
});

test('a token that is none of ours is refused', () => {
  expect(() => paginate([], 'x', 5)).toThrow('The specified nextToken is invalid.');
});
