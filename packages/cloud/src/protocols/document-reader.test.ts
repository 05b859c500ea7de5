import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { constraints } from '../services/dynamodb/generated/constraints.ts';
import { schema } from '../services/dynamodb/generated/schema.ts';
import { schema as sqsSchema } from '../services/sqs/generated/schema.ts';
import { loadServiceModel } from './load-model.ts';
import type { ServiceModel } from './model.ts';
import { getProtocol } from './protocol.ts';

const dynamodb = loadServiceModel(schema, constraints);
const sqs = loadServiceModel(sqsSchema);

function parse(service: ServiceModel, name: string, body: string): Record<string, unknown> {
  const operation = service.operations[name];
  if (!operation) throw new Error(`No operation ${name}`);
  return getProtocol('awsJson1_0').parse(
    { method: 'POST', path: '/', query: '', headers: {}, body: new TextEncoder().encode(body) },
    service,
    operation,
  );
}

test('nulls and unknown members are dropped', () => {
  expect(
    parse(
      dynamodb,
      'GetItem',
      '{"TableName":"t","Key":{"id":{"S":"1","N":null}},"Nothing":1,"ProjectionExpression":null}',
    ),
  ).toEqual({
    TableName: 't',
    Key: { id: { S: '1' } },
  });
});

test('an attribute may have any name', () => {
  const read = parse(dynamodb, 'GetItem', '{"TableName":"t","Key":{"__proto__":{"S":"1"},"constructor":{"S":"2"}}}');
  const key = read['Key'] as object;
  expect(Object.keys(key)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(key)).toBe(Object.prototype);
});

test('blobs are bytes and nested values are followed to any depth', () => {
  const read = parse(
    dynamodb,
    'PutItem',
    '{"TableName":"t","Item":{"a":{"L":[{"M":{"b":{"B":"AQI="}}},{"BS":["Aw=="]}]}}}',
  );
  expect(read['Item']).toEqual({ a: { L: [{ M: { b: { B: Uint8Array.of(1, 2) } } }, { BS: [Uint8Array.of(3)] }] } });
});

describe('a value of the wrong type is refused in the words of DynamoDB', () => {
  test.each([
    ['{"TableName":23}', 'NUMBER_VALUE cannot be converted to String'],
    ['{"TableName":34.56}', 'DECIMAL_VALUE cannot be converted to String'],
    ['{"TableName":true}', 'TRUE_VALUE cannot be converted to String'],
    ['{"TableName":false}', 'FALSE_VALUE cannot be converted to String'],
    ['{"TableName":[]}', 'Unrecognized collection type class java.lang.String'],
    ['{"TableName":{}}', 'Start of structure or map found where not expected'],
    ['{"Limit":"23"}', 'STRING_VALUE cannot be converted to Integer'],
    ['{"Limit":true}', 'TRUE_VALUE cannot be converted to Integer'],
    ['{"Limit":[]}', 'Unrecognized collection type class java.lang.Integer'],
    ['{"ConsistentRead":"23"}', 'Unexpected token received from parser'],
    ['{"ConsistentRead":23}', 'NUMBER_VALUE cannot be converted to Boolean'],
    ['{"ConsistentRead":[]}', 'Unrecognized collection type class java.lang.Boolean'],
    ['{"AttributesToGet":"23"}', 'Unexpected field type'],
    ['{"AttributesToGet":{}}', 'Start of structure or map found where not expected'],
    ['{"ExclusiveStartKey":"23"}', 'Unexpected field type'],
    [
      '{"ExclusiveStartKey":[]}',
      'Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>',
    ],
    ['{"ExclusiveStartKey":{"a":"b"}}', 'Unexpected value type in payload'],
    ['{"ExclusiveStartKey":{"a":{"B":23}}}', 'only base-64-encoded strings are convertible to bytes'],
    [
      '{"ExclusiveStartKey":{"a":{"B":"23456"}}}',
      'Base64 encoded length is expected a multiple of 4 bytes but found: 5',
    ],
    ['{"ExclusiveStartKey":{"a":{"B":"=+/="}}}', 'Invalid last non-pad Base64 character dectected'],
    ['{"ExclusiveStartKey":{"a":{"B":[]}}}', 'Unrecognized collection type class java.nio.ByteBuffer'],
  ])('%s', (body, message) => {
    expect(() => parse(dynamodb, 'Scan', body)).toThrow(
      expect.objectContaining({ code: 'SerializationException', status: 400, message }),
    );
  });

  test('the kind of number is the model’s', () => {
    const body = '{"ProvisionedThroughput":{"ReadCapacityUnits":"1"}}';
    expect(() => parse(dynamodb, 'CreateTable', body)).toThrow('STRING_VALUE cannot be converted to Long');
  });

  test.each(['', '{', '[]', '"text"', 'null'])('a body of %j', (body) => {
    expect(() => parse(dynamodb, 'Scan', body)).toThrow(expect.objectContaining({ code: 'SerializationException' }));
  });
});

test('SQS takes numbers and booleans for texts', () => {
  expect(parse(sqs, 'CreateQueue', '{"QueueName":"q","Attributes":{"DelaySeconds":5,"FifoQueue":true}}')).toEqual({
    QueueName: 'q',
    Attributes: { DelaySeconds: '5', FifoQueue: 'true' },
  });
});

test('timestamps keep their milliseconds', () => {
  const operation = dynamodb.operations['DescribeTable'];
  if (!operation) throw new Error('No DescribeTable');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (time) => {
      const { body } = getProtocol('awsJson1_0').serialise(
        { Table: { CreationDateTime: new Date(time) } },
        dynamodb,
        operation,
        'request-1',
      );
      const written = JSON.parse(new TextDecoder().decode(body)) as { Table: { CreationDateTime: number } };
      expect(Math.round(written.Table.CreationDateTime * 1000)).toBe(time);
    }),
  );
});

test('an undefined member of an output is left out', () => {
  const operation = dynamodb.operations['GetItem'];
  if (!operation) throw new Error('No GetItem');
  const { body } = getProtocol('awsJson1_0').serialise(
    { Item: undefined, ConsumedCapacity: { TableName: 't' }, Extra: 1 },
    dynamodb,
    operation,
    'request-1',
  );
  expect(new TextDecoder().decode(body)).toBe('{"ConsumedCapacity":{"TableName":"t"}}');
});
