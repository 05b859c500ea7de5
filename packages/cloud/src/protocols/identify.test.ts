import { describe, expect, test } from 'vitest';

import { schema as dynamodb } from '../services/dynamodb/generated/schema.ts';
import { schema as lambda } from '../services/lambda/generated/schema.ts';
import { schema as sqs } from '../services/sqs/generated/schema.ts';
import { identifyOperation, identifyProtocol, unknownOperation } from './identify.ts';
import { loadServiceModel } from './load-model.ts';
import type { ServiceModel } from './model.ts';
import { sdkService } from './testing/sdk-services.ts';
import type { WireRequest } from './wire.ts';

function request(parts: Partial<Omit<WireRequest, 'body'>> & { body?: string }): WireRequest {
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: {},
    ...parts,
    body: new TextEncoder().encode(parts.body ?? ''),
  };
}

function nameOf(parts: Parameters<typeof request>[0], service: ServiceModel): string | undefined {
  const identified = identifyOperation(request(parts), service);
  return identified && `${identified.protocol} ${identified.operation.name}`;
}

describe('by target', () => {
  const service = loadServiceModel(dynamodb);

  test('takes the name after the dot', () => {
    expect(
      nameOf(
        { headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0' } },
        service,
      ),
    ).toBe('awsJson1_0 PutItem');
  });

  test('answers the version the service has, whatever the client says', () => {
    expect(
      nameOf(
        { headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.1' } },
        service,
      ),
    ).toBe('awsJson1_0 PutItem');
  });

  test.each(['DynamoDB_20111205.PutItem', 'DynamoDB_20120810.Nothing', 'DynamoDB_20120810.toString', 'PutItem', ''])(
    'knows no %s',
    (target) => {
      expect(nameOf({ headers: { 'x-amz-target': target } }, service)).toBeUndefined();
    },
  );
});

describe('by action', () => {
  const service = loadServiceModel(sqs);

  test('reads it from the body', () => {
    expect(nameOf({ body: 'Version=2012-11-05&Action=SendMessage&MessageBody=Action%3DListQueues' }, service)).toBe(
      'awsQuery SendMessage',
    );
  });

  test('reads it from the query string', () => {
    expect(nameOf({ method: 'GET', query: 'Action=ListQueues&Version=2012-11-05' }, service)).toBe(
      'awsQuery ListQueues',
    );
  });

  test('does not take the end of another parameter for it', () => {
    expect(nameOf({ body: 'SomeAction=SendMessage' }, service)).toBeUndefined();
  });
});

describe('by URI', () => {
  const service = loadServiceModel(lambda);

  test.each([
    ['GET', '/2015-03-31/functions', 'restJson1 ListFunctions'],
    ['GET', '/2015-03-31/functions/', 'restJson1 ListFunctions'],
    ['GET', '/2015-03-31/functions/f', 'restJson1 GetFunction'],
    [
      'POST',
      '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations',
      'restJson1 Invoke',
    ],
    ['DELETE', '/2015-03-31/functions/f', 'restJson1 DeleteFunction'],
    ['GET', '/2015-03-31/event-source-mappings', 'restJson1 ListEventSourceMappings'],
  ])('%s %s is %s', (method, path, expected) => {
    expect(nameOf({ method, path }, service)).toBe(expected);
  });

  test('knows no path that the model has not', () => {
    expect(nameOf({ method: 'PATCH', path: '/2015-03-31/functions/f' }, service)).toBeUndefined();
    expect(nameOf({ method: 'GET', path: '/2015-03-31/nothing' }, service)).toBeUndefined();
  });

  test('finds an operation also where a required parameter is missing, so that validation can say so', () => {
    expect(nameOf({ method: 'DELETE', path: '/2017-03-31/tags/arn' }, service)).toBe('restJson1 UntagResource');
  });
});

describe('S3 without x-id, as other languages call it', () => {
  const { model } = sdkService('s3');

  test.each([
    ['GET', '/', '', {}, 'ListBuckets'],
    ['PUT', '/bucket', '', {}, 'CreateBucket'],
    ['GET', '/bucket/', 'list-type=2', {}, 'ListObjectsV2'],
    ['GET', '/bucket', 'prefix=a', {}, 'ListObjects'],
    ['GET', '/bucket', 'location', {}, 'GetBucketLocation'],
    ['GET', '/bucket/a/b//c/', '', {}, 'GetObject'],
    ['GET', '/bucket/key', 'versionId=1', {}, 'GetObject'],
    ['GET', '/bucket/key', 'tagging', {}, 'GetObjectTagging'],
    ['GET', '/bucket/key', 'uploadId=u', {}, 'ListParts'],
    ['HEAD', '/bucket/key', '', {}, 'HeadObject'],
    ['PUT', '/bucket/key', '', {}, 'PutObject'],
    ['PUT', '/bucket/key', '', { 'x-amz-copy-source': 'a/b' }, 'CopyObject'],
    ['PUT', '/bucket/key', 'partNumber=1&uploadId=u', {}, 'UploadPart'],
    ['PUT', '/bucket/key', 'partNumber=1&uploadId=u', { 'x-amz-copy-source': 'a/b' }, 'UploadPartCopy'],
    ['POST', '/bucket/key', 'uploads', {}, 'CreateMultipartUpload'],
    ['POST', '/bucket/key', 'uploadId=u', {}, 'CompleteMultipartUpload'],
    ['POST', '/bucket', 'delete', {}, 'DeleteObjects'],
    ['DELETE', '/bucket/key', '', {}, 'DeleteObject'],
    ['DELETE', '/bucket', '', {}, 'DeleteBucket'],
  ])('%s %s?%s is %5$s', (method, path, query, headers, expected) => {
    expect(nameOf({ method, path, query, headers }, model)).toBe(`restXml ${expected}`);
  });
});

test('finds a CBOR operation by its path', () => {
  const { model } = sdkService('cloudwatch');
  const cbor = {
    path: '/service/GraniteServiceVersion20100801/operation/ListMetrics',
    headers: { 'smithy-protocol': 'rpc-v2-cbor' },
  };
  expect(nameOf(cbor, model)).toBe('rpcV2Cbor ListMetrics');
});

describe('a request that names no operation', () => {
  test.each([
    [
      'dynamodb',
      { headers: { 'x-amz-target': 'DynamoDB_20120810.Nothing' } },
      'awsJson1_0',
      'UnknownOperationException',
      400,
    ],
    ['sqs', { body: 'Action=Nothing' }, 'awsQuery', 'InvalidAction', 400],
    ['sqs', {}, 'awsJson1_0', 'UnknownOperationException', 400],
    ['lambda', { path: '/nothing' }, 'restJson1', 'UnknownOperationException', 404],
    ['s3', { method: 'PATCH', path: '/bucket' }, 'restXml', 'MethodNotAllowed', 405],
    ['cloudwatch', { headers: { 'smithy-protocol': 'rpc-v2-cbor' } }, 'rpcV2Cbor', 'UnknownOperationException', 404],
  ] as const)('of %s is answered in the protocol it is written in', (id, parts, protocol, code, status) => {
    const { model } = sdkService(id);
    expect(identifyProtocol(request(parts), model)).toBe(protocol);
    expect(unknownOperation(request(parts), model)).toMatchObject({ code, status });
  });
});
