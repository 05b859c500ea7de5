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

test.each(['\u2028', '\u2029', '"', '\n', ''])('any name can end a page: %j', (name) => {
  const all = [name, '\u{10ffff}'];
  const { nextToken } = pageOf(all, (item) => item, { size: 1, nextToken: undefined, invalidToken });
  expect(pageOf(all, (item) => item, { size: 1, nextToken, invalidToken }).items).toEqual(all.slice(1));
});

test.each(['nonsense', 'after:', 'after:1', 'after:"a"b"', 'after:{}'])('a made-up token is refused: %s', (text) => {
  for (const nextToken of [text, Buffer.from(text).toString('base64')])
    expect(() => pageOf(['a'], (name) => name, { size: 1, nextToken, invalidToken })).toThrow('bad token');
});
