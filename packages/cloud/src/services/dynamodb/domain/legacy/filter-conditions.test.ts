import { expect, test } from 'vitest';
import { evaluateCondition } from '../expression/evaluate-condition.ts';
import { translateFilter } from './filter-conditions.ts';

test('a filter becomes a condition, and none without members', () => {
  const filter = translateFilter({
    a: { ComparisonOperator: 'GT', AttributeValueList: [{ N: '1' }] },
    b: { ComparisonOperator: 'NULL' },
  });
  expect(filter && evaluateCondition(filter, { a: { N: '2' } })).toBe(true);
  expect(filter && evaluateCondition(filter, { a: { N: '2' }, b: { S: '' } })).toBe(false);
  expect(translateFilter({})).toBeUndefined();
});

test('arguments are checked', () => {
  expect(() => translateFilter({ a: { ComparisonOperator: 'EQ' } })).toThrow(
    'One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator',
  );
});
