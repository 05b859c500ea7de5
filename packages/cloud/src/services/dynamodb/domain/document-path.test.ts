import { expect, test } from 'vitest';
import { findAtPath, formatPath, pathsOverlap } from './document-path.ts';

const item = { m: { M: { l: { L: [{ S: 'a' }, { M: { k: { N: '1' } } }] } } }, s: { S: 'x' } };

test('a value is found through maps and lists, and nowhere else', () => {
  expect(findAtPath(item, ['m', 'l', 1, 'k'])).toEqual({ N: '1' });
  expect(findAtPath(item, ['m', 'l', 2])).toBeUndefined();
  expect(findAtPath(item, ['m', 0])).toBeUndefined();
  expect(findAtPath(item, ['s', 'k'])).toBeUndefined();
  expect(findAtPath(item, ['toString'])).toBeUndefined();
  expect(findAtPath(item, ['m', 'constructor'])).toBeUndefined();
});

test('a path is printed as AWS prints it', () => {
  expect(formatPath(['a', 'b', 1])).toBe('[a, b, [1]]');
});

test('paths overlap when one is the beginning of the other', () => {
  expect(pathsOverlap(['a'], ['a', 'b'])).toBe(true);
  expect(pathsOverlap(['a', 1], ['a', 1])).toBe(true);
  expect(pathsOverlap(['a', 'b'], ['a', 'c'])).toBe(false);
});
