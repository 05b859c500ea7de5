import { expect, test } from 'vitest';
import { translateAttributesToGet } from './attributes-to-get.ts';

test('names become paths of one element, each once', () => {
  expect(translateAttributesToGet(['a', 'b.c'])).toEqual({ paths: [['a'], ['b.c']] });
  expect(() => translateAttributesToGet([])).toThrow('AttributesToGet cannot be empty');
  expect(() => translateAttributesToGet(['a', 'a'])).toThrow(
    'One or more parameter values were invalid: Duplicate value in attribute name: a',
  );
});
