import { describe, expect, test } from 'vitest';
import type { Item } from './attribute-value.ts';
import type { KeySchema } from './key-schema.ts';
import { assertIndexKey, assertItemKey, assertKey } from './key-validation.ts';

const SCHEMA: KeySchema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'B' } };
const INVALID = 'One or more parameter values were invalid: ';
const sk = { B: new Uint8Array([1]) };

describe('assertKey', () => {
  test.each<[string, Item, string]>([
    ['a missing attribute', { id: { S: 'a' } }, 'The provided key element does not match the schema'],
    [
      'an attribute too many',
      { id: { S: 'a' }, sk, x: { S: 'b' } },
      'The provided key element does not match the schema',
    ],
    ['another attribute', { id: { S: 'a' }, x: sk }, 'The provided key element does not match the schema'],
    ['another type', { id: { N: '1' }, sk }, 'The provided key element does not match the schema'],
    [
      'an empty string',
      { id: { S: '' }, sk },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [
      'an empty binary',
      { id: { S: 'a' }, sk: { B: new Uint8Array() } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty binary value. Key: sk',
    ],
    [
      'a partition key that is too long',
      { id: { S: 'a'.repeat(2049) }, sk },
      `${INVALID}Size of hashkey has exceeded the maximum size limit of2048 bytes`,
    ],
    [
      'a sort key that is too long',
      { id: { S: 'a' }, sk: { B: new Uint8Array(1025) } },
      `${INVALID}Aggregated size of all range keys has exceeded the size limit of 1024 bytes`,
    ],
  ])('refuses %s', (_, key, message) => {
    expect(() => assertKey(SCHEMA, key)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });

  test('takes the longest keys', () => {
    expect(() => assertKey(SCHEMA, { id: { S: 'a'.repeat(2048) }, sk: { B: new Uint8Array(1024) } })).not.toThrow();
  });
});

test('an item to be put needs its key, of the right types, and may have more', () => {
  expect(() => assertItemKey(SCHEMA, { id: { S: 'a' }, sk, x: { NULL: true } })).not.toThrow();
  expect(() => assertItemKey(SCHEMA, { sk })).toThrow(`${INVALID}Missing the key id in the item`);
  expect(() => assertItemKey(SCHEMA, { id: { N: '1' }, sk })).toThrow(
    `${INVALID}Type mismatch for key id expected: S actual: N`,
  );
});

test('an item may lack the key of an index, but not have another type there', () => {
  expect(() => assertIndexKey('byOwner', SCHEMA, {})).not.toThrow();
  expect(() => assertIndexKey('byOwner', SCHEMA, { id: { NULL: true } })).toThrow(
    `${INVALID}Type mismatch for Index Key id Expected: S Actual: NULL IndexName: byOwner`,
  );
  expect(() => assertIndexKey('byOwner', SCHEMA, { id: { S: '' } })).toThrow('IndexName: byOwner, IndexKey: id');
});
