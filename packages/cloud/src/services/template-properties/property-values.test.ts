import { expect, test } from 'vitest';
import { given, readJson, readList, readNumber, readObject, readTags, readText } from './property-values.ts';

test('text and numbers are read whichever way the template writes them', () => {
  const properties = { a: 5, b: '5', c: null, d: true };
  expect(['a', 'b', 'c', 'd', 'e'].map((name) => readText(properties, name))).toEqual([
    '5',
    '5',
    undefined,
    'true',
    undefined,
  ]);
  expect(['a', 'b', 'c', 'e'].map((name) => readNumber(properties, name))).toEqual([5, 5, undefined, undefined]);
});

test('JSON may be an object or its text', () => {
  const properties = { a: { x: [1] }, b: '{"x":[1]}' };
  expect(['a', 'b', 'c'].map((name) => readJson(properties, name))).toEqual(['{"x":[1]}', '{"x":[1]}', undefined]);
});

test('nested objects and lists leave out what is neither', () => {
  const properties = { a: { x: 1 }, b: [{ y: 1 }, 'z'], c: 'text' };
  expect([readObject(properties, 'a'), readObject(properties, 'b'), readObject(properties, 'c')]).toEqual([
    { x: 1 },
    undefined,
    undefined,
  ]);
  expect([readList(properties, 'b'), readList(properties, 'c')]).toEqual([[{ y: 1 }], []]);
});

test("a resource's own tags win over those of the stack", () => {
  const properties = {
    Tags: [
      { Key: 'a', Value: 'own' },
      { Key: 'n', Value: 1 },
    ],
  };
  expect(readTags(properties, { a: 'stack', s: 'x' })).toEqual([
    { Key: 'a', Value: 'own' },
    { Key: 's', Value: 'x' },
    { Key: 'n', Value: '1' },
  ]);
});

test('what is undefined is left out', () => {
  expect(Object.keys(given({ a: undefined, b: null, c: 0 }))).toEqual(['b', 'c']);
});
