import { crc32 } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { awsError } from '../kernel/aws-error.ts';
import { schema as dynamodb } from '../services/dynamodb/generated/schema.ts';
import { schema as iam } from '../services/iam/generated/schema.ts';
import { schema as lambda } from '../services/lambda/generated/schema.ts';
import { schema as logs } from '../services/cloudwatch-logs/generated/schema.ts';
import { schema as scheduler } from '../services/scheduler/generated/schema.ts';
import { schema as sqs } from '../services/sqs/generated/schema.ts';
import { loadServiceModel } from './load-model.ts';
import type { ProtocolId, ServiceModel } from './model.ts';
import { getProtocol } from './protocol.ts';
import { createClient } from './testing/sdk-round-trip.ts';
import { sdkService } from './testing/sdk-services.ts';
import type { WireError, WireResponse } from './wire.ts';

function answer(protocol: ProtocolId, service: ServiceModel, error: WireError): WireResponse & { text: string } {
  const response = getProtocol(protocol).serialiseError(error, service, undefined, 'request-1');
  return { ...response, text: new TextDecoder().decode(response.body) };
}

describe('DynamoDB', () => {
  const service = loadServiceModel(dynamodb);

  test('qualifies a modelled error with its namespace, and sends a checksum', () => {
    const { status, headers, text, body } = answer(
      'awsJson1_0',
      service,
      awsError('ResourceNotFoundException', 'Requested resource not found'),
    );
    expect(status).toBe(400);
    expect(text).toBe(
      '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"Requested resource not found"}',
    );
    expect(headers).toEqual({
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': 'request-1',
      'x-amz-crc32': String(crc32(body)),
    });
  });

  test('qualifies what its framework says differently', () => {
    expect(answer('awsJson1_0', service, awsError('ValidationException', 'no')).text).toBe(
      '{"__type":"com.amazon.coral.validate#ValidationException","message":"no"}',
    );
    expect(answer('awsJson1_0', service, awsError('SerializationException', 'no')).text).toBe(
      '{"__type":"com.amazon.coral.service#SerializationException","Message":"no"}',
    );
  });

  test('carries the further members of an error as the model writes them', () => {
    const reasons = [{ Code: 'ConditionalCheckFailed', Item: { id: { B: Uint8Array.of(1, 2) } } }, { Code: 'None' }];
    const { text } = answer(
      'awsJson1_0',
      service,
      awsError('TransactionCanceledException', 'cancelled', { fields: { CancellationReasons: reasons } }),
    );
    expect(JSON.parse(text)).toEqual({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      Message: 'cancelled',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { id: { B: 'AQI=' } } }, { Code: 'None' }],
    });
  });
});

describe('SQS', () => {
  const service = loadServiceModel(sqs);

  test.each(['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'])(
    'answers %s in JSON by name, with the Query code in a header',
    (code) => {
      const { headers, text, status } = answer(
        'awsJson1_0',
        service,
        awsError(code, 'The specified queue does not exist.'),
      );
      expect(text).toBe(
        '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}',
      );
      expect(headers['x-amzn-query-error']).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
      expect(status).toBe(400);
    },
  );

  test('answers the same in Query', () => {
    const { headers, text } = answer('awsQuery', service, awsError('QueueDoesNotExist', 'a < b'));
    expect(text).toBe(
      '<ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>a &lt; b</Message><Detail/></Error><RequestId>request-1</RequestId></ErrorResponse>',
    );
    expect(headers['content-type']).toBe('text/xml');
  });

  test('shortens the code of an error outside the model for Query', () => {
    const { headers, text } = answer('awsJson1_0', service, awsError('InvalidParameterValueException', 'no'));
    expect(JSON.parse(text)).toEqual({
      __type: 'com.amazon.coral.service#InvalidParameterValueException',
      message: 'no',
    });
    expect(headers['x-amzn-query-error']).toBe('InvalidParameterValue;Sender');
  });
});

test('Lambda names the error in a header, and whose fault it is', () => {
  const service = loadServiceModel(lambda);
  const { status, headers, text } = answer(
    'restJson1',
    service,
    awsError('ResourceNotFoundException', 'Function not found: f'),
  );
  expect(status).toBe(404);
  expect(headers['x-amzn-errortype']).toBe('ResourceNotFoundException');
  expect(JSON.parse(text)).toEqual({ Type: 'User', Message: 'Function not found: f' });
});

test('Lambda sends a member that is bound to a header as one', () => {
  const service = loadServiceModel(lambda);
  const { headers, text } = answer(
    'restJson1',
    service,
    awsError('TooManyRequestsException', 'slow down', {
      fields: { retryAfterSeconds: '3', Reason: 'CallerRateLimitExceeded' },
    }),
  );
  expect(headers['retry-after']).toBe('3');
  expect(JSON.parse(text)).toEqual({ Type: 'User', message: 'slow down', Reason: 'CallerRateLimitExceeded' });
});

test('Scheduler spells its message as its model does', () => {
  const { status, text } = answer(
    'restJson1',
    loadServiceModel(scheduler),
    awsError('ResourceNotFoundException', 'gone'),
  );
  expect([status, text]).toEqual([404, '{"Message":"gone"}']);
});

test('Logs do not qualify their errors', () => {
  expect(answer('awsJson1_1', loadServiceModel(logs), awsError('ResourceNotFoundException', 'gone')).text).toBe(
    '{"__type":"ResourceNotFoundException","message":"gone"}',
  );
});

test.each(['NoSuchEntity', 'NoSuchEntityException'])('IAM answers %s with its Query code and status', (code) => {
  const { status, text } = answer('awsQuery', loadServiceModel(iam), awsError(code, 'gone'));
  expect(status).toBe(404);
  expect(text).toContain(
    '<Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>gone</Message></Error><RequestId>request-1</RequestId>',
  );
});

test('S3 answers a bare error with the names of what is missing', () => {
  const { model } = sdkService('s3');
  const { status, headers, text } = answer(
    'restXml',
    model,
    awsError('NoSuchKey', 'The specified key does not exist.', { status: 404, fields: { Key: 'a&b' } }),
  );
  expect(status).toBe(404);
  expect(headers['x-amz-request-id']).toBe('request-1');
  expect(text).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchKey<\/Code><Message>The specified key does not exist.<\/Message><Key>a&amp;b<\/Key><RequestId>request-1<\/RequestId><HostId>.+<\/HostId><\/Error>$/,
  );
});

describe.each([
  ['dynamodb', undefined, 'GetItem', { TableName: 't', Key: {} }, 'ResourceNotFoundException'],
  ['sqs', undefined, 'GetQueueUrl', { QueueName: 'q' }, 'QueueDoesNotExist'],
  ['sqs', 'awsQuery', 'GetQueueUrl', { QueueName: 'q' }, 'QueueDoesNotExist'],
  ['lambda', undefined, 'GetFunction', { FunctionName: 'f' }, 'ResourceNotFoundException'],
  ['iam', undefined, 'GetRole', { RoleName: 'r' }, 'NoSuchEntityException'],
  ['eventbridge', undefined, 'DescribeRule', { Name: 'r' }, 'ResourceNotFoundException'],
  ['s3', undefined, 'GetObject', { Bucket: 'bucket', Key: 'k' }, 'NoSuchKey'],
  ['cloudwatch', 'rpcV2Cbor', 'GetDashboard', { DashboardName: 'd' }, 'DashboardNotFoundError'],
] as const)('a client of %s (%s)', (id, protocol, operation, input, code) => {
  test(`recognises ${code}`, async () => {
    const service = sdkService(id, protocol);
    const spoken = protocol ?? service.model.protocols[0] ?? 'awsJson1_0';
    const client = createClient(service, () =>
      getProtocol(spoken).serialiseError(
        awsError(code, 'what is wrong', { status: 404 }),
        service.model,
        undefined,
        'request-1',
      ),
    );
    const Command = service.sdk[`${operation}Command`] as new (options: object) => unknown;
    await expect(client.send(new Command(input))).rejects.toBeInstanceOf(service.sdk[code]);
    await expect(client.send(new Command(input))).rejects.toMatchObject({
      message: 'what is wrong',
      $fault: 'client',
      $metadata: { requestId: 'request-1' },
    });
  });
});
