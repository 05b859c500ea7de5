import { describe, expect, test } from 'vitest';
import { createPlaceholders } from './placeholders.ts';
import { parseProjection } from './projection.ts';

// Each message is what DynamoDB local 2.5 answered to the expression.
const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'The expression can not be empty;'],
  ['a,', 'Syntax error; token: "<EOF>", near: ","'],
  ['a b', 'Syntax error; token: "b", near: "a b"'],
  [
    'a,a',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
  ],
  [
    'a.b,a',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]',
  ],
  [
    'a,a.b',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]',
  ],
  [
    'a[0],a.b',
    'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [0]], path two: [a, b]',
  ],
  [
    'a[0],a[0]',
    'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [0]], path two: [a, [0]]',
  ],
  ['#q', 'An expression attribute name used in the document path is not defined; attribute name: #q'],
  ['abort', 'Attribute name is a reserved keyword; reserved keyword: abort'],
  ['a.', 'Syntax error; token: "<EOF>", near: "."'],
  ['a[', 'Syntax error; token: "<EOF>", near: "["'],
  ['a[]', 'Syntax error; token: "]", near: "[]"'],
  ['a[x]', 'Syntax error; token: "x", near: "[x]"'],
  [':s', 'Syntax error; token: ":s", near: ":s"'],
  ['size(a)', 'Syntax error; token: "(", near: "size(a"'],
  ['a = b', 'Syntax error; token: "=", near: "a = b"'],
  ['a,,b', 'Syntax error; token: ",", near: ",,b"'],
  ['(a)', 'Syntax error; token: "(", near: "(a"'],
  ['a, b c', 'Syntax error; token: "c", near: "b c"'],
  ['1', 'Syntax error; token: "1", near: "1"'],
  ['a.#q', 'An expression attribute name used in the document path is not defined; attribute name: #q'],
  ['list[0].x, list[0].y', 'Attribute name is a reserved keyword; reserved keyword: list'],
  ['a;b', 'Syntax error; token: ";", near: "a;b"'],
  ['-', 'Syntax error; token: "-", near: "-"'],
];

describe('parseProjection', () => {
  test.each(REFUSED)('refuses %j with the words of the service', (text, reason) => {
    expect(() => parseProjection(text, createPlaceholders({ '#z': 'zz' }))).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: `Invalid ProjectionExpression: ${reason}` }),
    );
  });

  test('reads names, placeholders, map keys and list indexes', () => {
    const { paths } = parseProjection('a, b.#z[2].c , d', createPlaceholders({ '#z': 'z.z' }));
    expect(paths).toEqual([['a'], ['b', 'z.z', 2, 'c'], ['d']]);
  });
});
