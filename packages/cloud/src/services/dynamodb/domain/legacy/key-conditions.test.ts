import type { Condition } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { translateKeyConditions } from './key-conditions.ts';

test('key conditions become the terms that an expression would', () => {
  const terms = translateKeyConditions({
    id: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'x' }] },
    sk: { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ N: '1' }, { N: '2.0' }] },
  });
  expect(terms).toEqual([
    { name: 'id', operator: '=', values: [{ S: 'x' }] },
    { name: 'sk', operator: 'BETWEEN', values: [{ N: '1' }, { N: '2' }] },
  ]);
});

test('one or two are allowed, and only operators that an index can answer', () => {
  const eq: Condition = { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'x' }] };
  expect(() => translateKeyConditions({})).toThrow('Conditions can be of length 1 or 2 only');
  expect(() => translateKeyConditions({ a: eq, b: eq, c: eq })).toThrow('Conditions can be of length 1 or 2 only');
  expect(() => translateKeyConditions({ a: { ...eq, ComparisonOperator: 'IN' } })).toThrow(
    'Attempted conditional constraint is not an indexable operation',
  );
});
