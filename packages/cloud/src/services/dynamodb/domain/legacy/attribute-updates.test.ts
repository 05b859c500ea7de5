import type { AttributeValueUpdate } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Item } from '../attribute-value.ts';
import { applyUpdate } from '../expression/apply-update.ts';
import { translateAttributeUpdates } from './attribute-updates.ts';

const ITEM: Item = { id: { S: 'x' }, n: { N: '5' }, s: { S: 'a' }, ss: { SS: ['a', 'b'] }, l: { L: [{ S: 'a' }] } };
const INVALID = 'One or more parameter values were invalid: ';

function apply(name: string, update: AttributeValueUpdate): Item {
  return applyUpdate(translateAttributeUpdates({ [name]: update }), ITEM, { id: { S: 'x' } }).item;
}

describe('translateAttributeUpdates', () => {
  test('puts, adds and deletes', () => {
    expect(apply('n', { Value: { N: '1.0' } })).toEqual({ ...ITEM, n: { N: '1' } });
    expect(apply('n', { Action: 'ADD', Value: { N: '1' } })).toEqual({ ...ITEM, n: { N: '6' } });
    expect(apply('l', { Action: 'ADD', Value: { L: [{ S: 'z' }] } })).toEqual({
      ...ITEM,
      l: { L: [{ S: 'a' }, { S: 'z' }] },
    });
    expect(apply('ss', { Action: 'DELETE', Value: { SS: ['a'] } })).toEqual({ ...ITEM, ss: { SS: ['b'] } });
    const { n: _, ...rest } = ITEM;
    expect(apply('n', { Action: 'DELETE' })).toEqual(rest);
  });

  test('takes a name with a point for a name, not for a path', () => {
    expect(apply('a.b', { Value: { S: 'c' } })).toEqual({ ...ITEM, 'a.b': { S: 'c' } });
  });

  // Each message is what DynamoDB local 2.5 answered to the request.
  test.each<[string, AttributeValueUpdate, string]>([
    ['n', { Action: 'ADD' }, `${INVALID}Only DELETE action is allowed when no attribute value is specified`],
    ['n', { Action: 'ADD', Value: { S: 'a' } }, `${INVALID}ADD action is not supported for the type STRING`],
    ['n', { Action: 'ADD', Value: { M: {} } }, `${INVALID}ADD action is not supported for the type MAP`],
    [
      'n',
      { Action: 'DELETE', Value: { N: '1' } },
      `${INVALID}DELETE action with value is not supported for the type NUMBER`,
    ],
    ['s', { Action: 'ADD', Value: { N: '1' } }, 'Type mismatch for attribute to update'],
    ['ss', { Action: 'DELETE', Value: { NS: ['1'] } }, 'Type mismatch for attribute to update'],
    ['', { Value: { S: 'a' } }, 'Empty attribute name'],
  ])('%s: %j fails', (name, update, message) => {
    expect(() => apply(name, update)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });
});
