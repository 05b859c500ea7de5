import { describe, expect, test } from 'vitest';

import { constraints as dynamodbConstraints } from '../services/dynamodb/generated/constraints.ts';
import { schema as dynamodbSchema } from '../services/dynamodb/generated/schema.ts';
import { constraints as cloudformationConstraints } from '../services/cloudformation/generated/constraints.ts';
import { schema as cloudformationSchema } from '../services/cloudformation/generated/schema.ts';
import { constraints as eventbridgeConstraints } from '../services/eventbridge/generated/constraints.ts';
import { schema as eventbridgeSchema } from '../services/eventbridge/generated/schema.ts';
import { constraints as lambdaConstraints } from '../services/lambda/generated/constraints.ts';
import { schema as lambdaSchema } from '../services/lambda/generated/schema.ts';
import { compilePattern } from './constraints.ts';
import { loadServiceModel } from './load-model.ts';
import type { ServiceModel } from './model.ts';
import { findViolations } from './validate.ts';

const dynamodb = loadServiceModel(dynamodbSchema, dynamodbConstraints);
const eventbridge = loadServiceModel(eventbridgeSchema, eventbridgeConstraints);
const lambda = loadServiceModel(lambdaSchema, lambdaConstraints);
const cloudformation = loadServiceModel(cloudformationSchema, cloudformationConstraints);

function violationsOf(service: ServiceModel, name: string, input: Record<string, unknown>): string | undefined {
  const operation = service.operations[name];
  if (!operation) throw new Error(`No operation ${name}`);
  return findViolations(input, service, operation);
}

test('an input that meets the model has none', () => {
  expect(violationsOf(dynamodb, 'PutItem', { TableName: 'tasks', Item: {} })).toBeUndefined();
});

test('a missing member is null', () => {
  expect(violationsOf(dynamodb, 'PutItem', { Item: {} })).toBe(
    "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
  );
});

test('all violations are counted in one message', () => {
  expect(violationsOf(dynamodb, 'PutItem', { ReturnValues: 'hi', ReturnConsumedCapacity: 'TOTAL' })).toBe(
    '3 validation errors detected: ' +
      "Value null at 'tableName' failed to satisfy constraint: Member must not be null; " +
      "Value null at 'item' failed to satisfy constraint: Member must not be null; " +
      "Value 'hi' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]",
  );
});

test('pattern and length of one text are two violations', () => {
  expect(violationsOf(eventbridge, 'PutRule', { Name: 'a b'.repeat(30) })).toBe(
    '2 validation errors detected: ' +
      `Value '${'a b'.repeat(30)}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; ` +
      `Value '${'a b'.repeat(30)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64`,
  );
});

test('a path names the place in a list', () => {
  const input = {
    TableName: 'tasks',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }, { AttributeType: 'X' }],
  };
  expect(violationsOf(dynamodb, 'CreateTable', input)).toBe(
    '2 validation errors detected: ' +
      "Value null at 'attributeDefinitions.2.member.attributeName' failed to satisfy constraint: Member must not be null; " +
      "Value 'X' at 'attributeDefinitions.2.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]",
  );
});

test('a path names the key in a map', () => {
  expect(violationsOf(dynamodb, 'BatchGetItem', { RequestItems: { tasks: {} } })).toBe(
    "1 validation error detected: Value null at 'requestItems.tasks.member.keys' failed to satisfy constraint: Member must not be null",
  );
});

test('too many or too few elements are of the list itself', () => {
  expect(violationsOf(dynamodb, 'TransactWriteItems', { TransactItems: [] })).toBe(
    "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

test('a simple element at fault is told of its list, with all that it must meet', () => {
  expect(violationsOf(cloudformation, 'ListStacks', { StackStatusFilter: ['CREATE_COMPLETE', 'GONE'] })).toMatch(
    /^1 validation error detected: Value '\[CREATE_COMPLETE, GONE\]' at 'stackStatusFilter' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[CREATE_IN_PROGRESS, .*\]\]$/,
  );
});

test('numbers have a range', () => {
  expect(violationsOf(dynamodb, 'ListTables', { Limit: 101 })).toBe(
    "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
  );
  expect(
    violationsOf(lambda, 'CreateFunction', {
      FunctionName: 'f',
      Role: 'arn:aws:iam::000000000000:role/r',
      Code: {},
      Timeout: 0,
    }),
  ).toBe(
    "1 validation error detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});

test('structures are printed as Java prints them', () => {
  const writes = Array.from({ length: 26 }, () => ({ DeleteRequest: { Key: {} } }));
  const message = violationsOf(dynamodb, 'BatchWriteItem', { RequestItems: { tasks: writes } });
  expect(message).toContain("Value '{tasks=[WriteRequest(putRequest=null, deleteRequest=DeleteRequest(key={})), ");
  expect(message).toContain(
    "at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]",
  );
});

test('a text is as long as its characters', () => {
  expect(violationsOf(eventbridge, 'PutRule', { Name: 'r', Description: '😀'.repeat(512) })).toBeUndefined();
  expect(violationsOf(eventbridge, 'PutRule', { Name: 'r', Description: '😀'.repeat(513) })).toContain(
    'length less than or equal to 512',
  );
});

test('an operation knows the errors it may answer', () => {
  expect(dynamodb.constraints?.errorsOf('PutItem')).toContain('ConditionalCheckFailedException');
  expect(dynamodb.constraints?.numberType('ProvisionedThroughput', 'ReadCapacityUnits')).toBe('long');
});

describe('patterns', () => {
  test.each([
    ['[\\w-]+', 'a-b', true],
    ['[\\w-]+', 'a b', false],
    ['[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', 'Zürich 1', true],
    ['a|b', 'ab', false],
    ['\\p{Print}+', 'é', false],
  ])('%s on %s', (pattern, text, expected) => {
    expect(compilePattern(pattern)?.test(text)).toBe(expected);
  });

  test('one that JavaScript cannot read is left alone', () => {
    expect(compilePattern('(?<=')).toBeUndefined();
  });
});
