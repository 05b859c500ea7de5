import type { Condition } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { parseRequestExpressions, type ExpressionOperation, type ExpressionParameters } from './request-expressions.ts';

const EQ: Record<string, Condition> = { a: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'a' }] } };
const MIXED = 'Can not use both expression and non-expression parameters in the same request: ';

describe('parseRequestExpressions', () => {
  // Each message is what DynamoDB local 2.5 answered to the request.
  test.each<[ExpressionOperation, object, string]>([
    [
      'UpdateItem',
      {
        UpdateExpression: 'a',
        ConditionExpression: 'b',
        AttributeUpdates: {},
        Expected: {},
        ConditionalOperator: 'AND',
      },
      `${MIXED}Non-expression parameters: {AttributeUpdates, Expected, ConditionalOperator} Expression parameters: {UpdateExpression, ConditionExpression}`,
    ],
    [
      'Query',
      { ProjectionExpression: 'a', FilterExpression: 'b', AttributesToGet: ['a'], QueryFilter: EQ, KeyConditions: EQ },
      `${MIXED}Non-expression parameters: {AttributesToGet, QueryFilter, KeyConditions} Expression parameters: {ProjectionExpression, FilterExpression}`,
    ],
    [
      'GetItem',
      { ExpressionAttributeNames: {} },
      'ExpressionAttributeNames can only be specified when using expressions',
    ],
    [
      'PutItem',
      { ExpressionAttributeValues: { ':a': { S: '' } } },
      'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
    ],
    [
      'UpdateItem',
      { ExpressionAttributeValues: { ':a': { S: '' } } },
      'ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null',
    ],
    [
      'Query',
      { ProjectionExpression: 'a', ExpressionAttributeValues: { ':a': { S: '' } } },
      'ExpressionAttributeValues can only be specified when using expressions: FilterExpression and KeyConditionExpression are null',
    ],
    [
      'Query',
      { KeyConditionExpression: '==', ProjectionExpression: '==' },
      'Invalid ProjectionExpression: Syntax error; token: "=", near: "=="',
    ],
    [
      'Query',
      { ProjectionExpression: 'a b', FilterExpression: 'a b' },
      'Invalid FilterExpression: Syntax error; token: "b", near: "a b"',
    ],
    [
      'UpdateItem',
      { UpdateExpression: 'SET a==:a', ConditionExpression: 'b==:b' },
      'Invalid UpdateExpression: Syntax error; token: "=", near: "==:a"',
    ],
    [
      'UpdateItem',
      { UpdateExpression: 'SET a=:a, b=#b', ConditionExpression: 'c=:b' },
      'Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #b',
    ],
    ['UpdateItem', { ConditionalOperator: 'AND' }, 'ConditionalOperator cannot be used without Filter or Expected'],
    [
      'PutItem',
      { ConditionalOperator: 'OR', Expected: { a: { Exists: false } } },
      'ConditionalOperator can only be used when Filter or Expected has two or more elements',
    ],
    ['GetItem', { AttributesToGet: [] }, 'AttributesToGet cannot be empty'],
  ])('%s refuses %j', (operation, input, message) => {
    expect(() => parseRequestExpressions(operation, input as ExpressionParameters)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    );
  });

  test('counts a name or value as used whichever expression uses it', () => {
    const parsed = parseRequestExpressions('Query', {
      KeyConditionExpression: 'id = :id',
      FilterExpression: '#s = :s',
      ProjectionExpression: 'id, #p',
      ExpressionAttributeNames: { '#s': 'status', '#p': 'path' },
      ExpressionAttributeValues: { ':id': { S: 'x' }, ':s': { S: 'NEW' } },
    });
    expect(parsed).toEqual({
      keyTerms: [{ name: 'id', operator: '=', values: [{ S: 'x' }] }],
      filter: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'path', path: ['status'] },
        right: { kind: 'value', value: { S: 'NEW' } },
      },
      projection: { paths: [['id'], ['path']] },
    });
  });

  test('gives the same for an expression and for its legacy form', () => {
    const modern = parseRequestExpressions('Query', {
      KeyConditionExpression: 'id = :id AND sk > :n',
      FilterExpression: 'a = :a OR attribute_exists(b)',
      ProjectionExpression: 'a, b',
      ExpressionAttributeValues: { ':id': { S: 'x' }, ':n': { N: '1' }, ':a': { S: 'a' } },
    });
    const legacy = parseRequestExpressions('Query', {
      KeyConditions: {
        id: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'x' }] },
        sk: { ComparisonOperator: 'GT', AttributeValueList: [{ N: '1' }] },
      },
      QueryFilter: { ...EQ, b: { ComparisonOperator: 'NOT_NULL' } },
      ConditionalOperator: 'OR',
      AttributesToGet: ['a', 'b'],
    });
    expect(legacy).toEqual(modern);
  });
});
