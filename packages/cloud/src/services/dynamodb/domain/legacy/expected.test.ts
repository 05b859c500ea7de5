import type { ExpectedAttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Item } from '../attribute-value.ts';
import { evaluateCondition } from '../expression/evaluate-condition.ts';
import { translateExpected } from './expected.ts';

const a = { S: 'a' };
const INVALID = 'One or more parameter values were invalid: ';

describe('translateExpected', () => {
  // Each message is what DynamoDB local 2.5 answered to the request.
  test.each<[object, string]>([
    [{}, `${INVALID}Value must be provided when Exists is null for Attribute: a`],
    [{ Exists: true }, `${INVALID}Value must be provided when Exists is true for Attribute: a`],
    [{ Exists: false, Value: a }, `${INVALID}Value cannot be used when Exists is false for Attribute: a`],
    [
      { Exists: false, ComparisonOperator: 'EQ' },
      `${INVALID}Exists and ComparisonOperator cannot be used together for Attribute: a`,
    ],
    [
      { Value: a, AttributeValueList: [a] },
      `${INVALID}Value and AttributeValueList cannot be used together for Attribute: a`,
    ],
    [
      { AttributeValueList: [a] },
      `${INVALID}AttributeValueList can only be used with a ComparisonOperator for Attribute: a`,
    ],
    [
      { ComparisonOperator: 'EQ' },
      `${INVALID}Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a`,
    ],
    [
      { ComparisonOperator: 'EQ', AttributeValueList: [a, a] },
      `${INVALID}Invalid number of argument(s) for the EQ ComparisonOperator`,
    ],
    [
      { ComparisonOperator: 'NULL', AttributeValueList: [a] },
      `${INVALID}Invalid number of argument(s) for the NULL ComparisonOperator`,
    ],
    [
      { ComparisonOperator: 'BETWEEN', AttributeValueList: [a] },
      `${INVALID}Invalid number of argument(s) for the BETWEEN ComparisonOperator`,
    ],
    [
      { ComparisonOperator: 'LT', Value: { SS: ['a'] } },
      `${INVALID}ComparisonOperator LT is not valid for SS AttributeValue type`,
    ],
    [
      { ComparisonOperator: 'BEGINS_WITH', Value: { N: '1' } },
      `${INVALID}ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type`,
    ],
    [
      { ComparisonOperator: 'NOT_CONTAINS', Value: { L: [] } },
      `${INVALID}ComparisonOperator NOT_CONTAINS is not valid for L AttributeValue type`,
    ],
    [
      { ComparisonOperator: 'IN', AttributeValueList: [a, { N: '1' }] },
      `${INVALID}AttributeValues inside AttributeValueList must be of same type`,
    ],
    [
      { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ S: 'b' }, a] },
      'The BETWEEN condition was provided a range where the lower bound is greater than the upper bound',
    ],
    [{ ComparisonOperator: 'FOO', AttributeValueList: [a] }, 'Comparison type does not exist in DynamoDB'],
  ])('refuses %j', (expectation, message) => {
    expect(() => translateExpected({ a: expectation })).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    );
  });

  const item: Item = { s: { S: 'abc' }, n: { N: '5' }, ss: { SS: ['a'] }, z: { NULL: true } };
  test.each<[string, ExpectedAttributeValue, boolean]>([
    ['s', { Value: { S: 'abc' } }, true],
    ['q', { Exists: false }, true],
    ['s', { Exists: false }, false],
    ['q', { ComparisonOperator: 'NE', AttributeValueList: [a] }, true],
    ['q', { ComparisonOperator: 'NOT_CONTAINS', AttributeValueList: [a] }, false],
    ['n', { ComparisonOperator: 'NOT_CONTAINS', AttributeValueList: [a] }, true],
    ['ss', { ComparisonOperator: 'CONTAINS', AttributeValueList: [a] }, true],
    ['z', { ComparisonOperator: 'NULL' }, false],
    ['z', { ComparisonOperator: 'NOT_NULL' }, true],
    ['n', { ComparisonOperator: 'IN', AttributeValueList: [{ N: '1' }, { N: '5.0' }] }, true],
    ['n', { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ N: '6' }, { N: '9' }] }, false],
    ['n', { ComparisonOperator: 'GE', AttributeValueList: [{ N: '5' }] }, true],
    ['s', { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: [{ S: 'ab' }] }, true],
  ])('%s: %j is %s', (name, expectation, holds) => {
    const condition = translateExpected({ [name]: expectation });
    expect(condition && evaluateCondition(condition, item)).toBe(holds);
  });

  test('joins its members with AND, or with OR where asked', () => {
    const expected = { s: { Exists: false }, q: { Exists: false } };
    const and = translateExpected(expected);
    const or = translateExpected(expected, 'OR');
    expect(and && evaluateCondition(and, item)).toBe(false);
    expect(or && evaluateCondition(or, item)).toBe(true);
    expect(translateExpected({})).toBeUndefined();
  });
});
