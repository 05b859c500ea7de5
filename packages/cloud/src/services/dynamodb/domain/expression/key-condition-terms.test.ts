import { describe, expect, test } from 'vitest';
import { resolveKeyCondition } from '../key-condition.ts';
import type { KeySchema } from '../key-schema.ts';
import { parseKeyCondition } from './key-condition-terms.ts';
import { createPlaceholders } from './placeholders.ts';

const SCHEMA: KeySchema = { partition: { name: 'id', type: 'S' }, sort: { name: 'sk', type: 'N' } };
const VALUES = {
  ':s': { S: 'b' },
  ':t': { S: 'a' },
  ':n': { N: '1' },
  ':o': { N: '0' },
  ':l': { L: [] },
  ':b': { BOOL: true },
  ':m': { M: {} },
  ':ss': { SS: ['a'] },
  ':ty': { S: 'S' },
};

// Each message is what DynamoDB local 2.5 answered to the expression, for a table with this key.
const REFUSED: readonly (readonly [string, string])[] = [
  ['id', 'Invalid KeyConditionExpression: Syntax error; token: "<EOF>", near: "id"'],
  ['id = :s AND sk', 'Invalid KeyConditionExpression: Syntax error; token: "<EOF>", near: "sk"'],
  ['id < :s', 'Query key condition not supported'],
  ['id = :n', 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
  ['id = :l', 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
  [
    'id = :s AND sk = :s',
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  ['id = :s AND sk <> :n', 'Invalid operator used in KeyConditionExpression: <>'],
  ['id = :s OR sk = :n', 'Invalid operator used in KeyConditionExpression: OR'],
  ['NOT id = :s', 'Invalid operator used in KeyConditionExpression: NOT'],
  ['id = :s AND NOT sk = :n', 'Invalid operator used in KeyConditionExpression: NOT'],
  ['id = :s AND sk = :n AND sk = :n', 'KeyConditionExpressions must only contain one condition per key'],
  ['id = :s AND id = :t', 'KeyConditionExpressions must only contain one condition per key'],
  [
    'id = :s AND other = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  ['other = :n', 'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other'],
  [
    'other = :n AND id = :s',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  [
    'id = :s AND other = :n AND sk = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  ['id = :s AND contains(sk, :n)', 'Invalid operator used in KeyConditionExpression: contains'],
  ['id = :s AND attribute_exists(sk)', 'Invalid operator used in KeyConditionExpression: attribute_exists'],
  ['attribute_exists(id)', 'Invalid operator used in KeyConditionExpression: attribute_exists'],
  ['begins_with(id, :s)', 'Query key condition not supported'],
  [
    'id = :s AND begins_with(sk, :s)',
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  [
    'id = :s AND begins_with(sk, :n)',
    'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
  ],
  [
    'id = :s AND sk BETWEEN :n AND :o',
    'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {N:0}',
  ],
  ['id BETWEEN :t AND :s', 'Query key condition not supported'],
  ['id = :s AND sk IN (:n)', 'Invalid operator used in KeyConditionExpression: IN'],
  ['id IN (:s)', 'Invalid operator used in KeyConditionExpression: IN'],
  ['id = :s AND size(sk) = :n', 'KeyConditionExpressions cannot contain nested operations'],
  ['id = sk', 'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'],
  [
    'id = :s AND sk = id',
    'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
  ],
  ['((id = :s)) AND sk = :n', 'Invalid KeyConditionExpression: The expression has redundant parentheses;'],
  [
    '#a = :s',
    'Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #a',
  ],
  [
    'id = :zz',
    'Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :zz',
  ],
  [
    'id = :s AND sk > :l',
    'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: >, operand type: L',
  ],
  [
    'id = :s AND sk BETWEEN :s AND :n',
    'Invalid KeyConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {N:1}',
  ],
  ['id = :s AND foo(sk,:n)', 'Invalid KeyConditionExpression: Invalid function name; function: foo'],
  [
    'id = :s AND if_not_exists(sk,:n)',
    'Invalid KeyConditionExpression: The function is not allowed in a condition expression; function: if_not_exists',
  ],
  [
    'id = :s AND abort = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: abort',
  ],
  ['id = :s AND sk < :n AND sk > :o', 'KeyConditionExpressions must only contain one condition per key'],
  [':s = :s', 'Invalid condition in KeyConditionExpression: No key attribute specified'],
  [
    'id = :s AND begins_with(sk)',
    'Invalid KeyConditionExpression: Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1',
  ],
  [
    'id = :s AND sk = :n AND other = :n AND x = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  [
    'id = id',
    'Invalid KeyConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [id]',
  ],
  ['id = :s AND attribute_type(sk, :ty)', 'Invalid operator used in KeyConditionExpression: attribute_type'],
  [
    'id = :s AND begins_with(:s, sk)',
    'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
  ],
  [
    'sk = :n AND other = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  [
    'id=:s AND sk BETWEEN :n AND sk',
    'Invalid KeyConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [sk]',
  ],
  ['id > :s AND sk = :n', 'Query key condition not supported'],
  ['begins_with(id,:s) AND sk = :n', 'Query key condition not supported'],
  ['id = :s AND id > :t', 'KeyConditionExpressions must only contain one condition per key'],
  ['size(id) = :n', 'KeyConditionExpressions cannot contain nested operations'],
  [
    'id = :s AND sk = :s AND other = :n',
    'Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: other',
  ],
  ['x = :n and y = :n and id=:n', 'Conditions can be of length 1 or 2 only'],
  ['id=:n and id=:n and id <> :n', 'KeyConditionExpressions must only contain one condition per key'],
  ['x.y = :n and id <> :n', 'KeyConditionExpressions cannot have conditions on nested attributes'],
  ['id = :n and x between :n and :n and x=:n', 'KeyConditionExpressions must only contain one condition per key'],
];

describe('parseKeyCondition', () => {
  const resolve = (text: string, schema = SCHEMA) =>
    resolveKeyCondition(parseKeyCondition(text, createPlaceholders({ '#b': 'zz' }, VALUES)), schema);

  test.each(REFUSED)('refuses %j with the words of the service', (text, message) => {
    expect(() => resolve(text)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });

  test('names the key attribute that is missing, as the real service does', () => {
    expect(() => resolve('sk = :n')).toThrow('Query condition missed key schema element: id');
    expect(() => resolve('id = :s AND x = :n')).toThrow('Query condition missed key schema element: sk');
  });

  test('refuses a second attribute where the key has only one', () => {
    expect(() => resolve('id = :s AND x = :n', { partition: SCHEMA.partition })).toThrow(
      'Query key condition not supported',
    );
  });

  test('refuses nested attributes', () => {
    expect(() => resolve('id.a = :s')).toThrow('KeyConditionExpressions cannot have conditions on nested attributes');
  });

  test('reads the partition and what is asked of the sort key, in either order and direction', () => {
    expect(resolve('id = :s')).toEqual({ partition: { S: 'b' } });
    expect(resolve('(:n < sk) AND :s = id')).toEqual({
      partition: { S: 'b' },
      sort: { operator: '>', values: [{ N: '1' }] },
    });
    expect(resolve('sk BETWEEN :o AND :n AND id = :s')).toEqual({
      partition: { S: 'b' },
      sort: { operator: 'BETWEEN', values: [{ N: '0' }, { N: '1' }] },
    });
    expect(resolve('id = :s AND begins_with(sk, :t)', { ...SCHEMA, sort: { name: 'sk', type: 'S' } })).toEqual({
      partition: { S: 'b' },
      sort: { operator: 'begins_with', values: [{ S: 'a' }] },
    });
  });
});
