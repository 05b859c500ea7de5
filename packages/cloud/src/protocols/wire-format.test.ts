import { describe, expect, test } from 'vitest';

import { schema as iamSchema } from '../services/iam/generated/schema.ts';
import { schema as lambdaSchema } from '../services/lambda/generated/schema.ts';
import { schema as logsSchema } from '../services/cloudwatch-logs/generated/schema.ts';
import { constraints as sqsConstraints } from '../services/sqs/generated/constraints.ts';
import { schema as sqsSchema } from '../services/sqs/generated/schema.ts';
import { loadServiceModel } from './load-model.ts';
import type { OperationModel, ProtocolId, ServiceModel } from './model.ts';
import { getProtocol } from './protocol.ts';
import { sdkService } from './testing/sdk-services.ts';
import { findInputError } from './validate.ts';
import type { WireRequest } from './wire.ts';

const sqs = loadServiceModel(sqsSchema, sqsConstraints);
const iam = loadServiceModel(iamSchema);
const lambda = loadServiceModel(lambdaSchema);
const logs = loadServiceModel(logsSchema);
const s3 = sdkService('s3').model;

function operationOf(service: ServiceModel, name: string): OperationModel {
  const operation = service.operations[name];
  if (!operation) throw new Error(`No operation ${name}`);
  return operation;
}

function parse(
  protocol: ProtocolId,
  service: ServiceModel,
  name: string,
  request: Partial<Omit<WireRequest, 'body'>> & { body?: string },
): unknown {
  const body = new TextEncoder().encode(request.body ?? '');
  return getProtocol(protocol).parse(
    { method: 'POST', path: '/', query: '', headers: {}, ...request, body },
    service,
    operationOf(service, name),
  );
}

function serialise(
  protocol: ProtocolId,
  service: ServiceModel,
  name: string,
  output: unknown,
): { status: number; headers: Record<string, string>; text: string } {
  const { body, ...head } = getProtocol(protocol).serialise(output, service, operationOf(service, name), 'request-1');
  return { ...head, text: new TextDecoder().decode(body) };
}

describe('Query', () => {
  test('reads flattened maps with names of their own', () => {
    const body =
      'Action=CreateQueue&QueueName=q.fifo&Attribute.1.Name=FifoQueue&Attribute.1.Value=true&Attribute.2.Name=DelaySeconds&Attribute.2.Value=5';
    expect(parse('awsQuery', sqs, 'CreateQueue', { body })).toEqual({
      QueueName: 'q.fifo',
      Attributes: { FifoQueue: 'true', DelaySeconds: '5' },
    });
  });

  test('reads lists of structures in the order of their numbers', () => {
    const entry = (number: number): string =>
      `SendMessageBatchRequestEntry.${number}.Id=m${number}&SendMessageBatchRequestEntry.${number}.MessageBody=a+b%26c`;
    const body = `Action=SendMessageBatch&QueueUrl=u&${entry(10)}&${entry(2)}&${entry(1)}`;
    expect(parse('awsQuery', sqs, 'SendMessageBatch', { body })).toEqual({
      QueueUrl: 'u',
      Entries: ['m1', 'm2', 'm10'].map((Id) => ({ Id, MessageBody: 'a b&c' })),
    });
  });

  test('reads lists of members, and an empty one', () => {
    expect(parse('awsQuery', iam, 'TagRole', { body: 'RoleName=r&Tags.member.1.Key=k&Tags.member.1.Value=' })).toEqual({
      RoleName: 'r',
      Tags: [{ Key: 'k', Value: '' }],
    });
    expect(parse('awsQuery', iam, 'TagRole', { body: 'RoleName=r&Tags=' })).toEqual({ RoleName: 'r', Tags: [] });
  });

  test('refuses a number that is none', () => {
    expect(() => parse('awsQuery', iam, 'ListRoles', { body: 'MaxItems=many' })).toThrow(
      expect.objectContaining({ code: 'MalformedInput', status: 400 }),
    );
  });

  test('wraps its result, and names the request', () => {
    expect(
      serialise('awsQuery', sqs, 'GetQueueAttributes', { Attributes: { DelaySeconds: '5', Policy: '<&>' } }),
    ).toEqual({
      status: 200,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'request-1' },
      text:
        '<GetQueueAttributesResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><GetQueueAttributesResult>' +
        '<Attribute><Name>DelaySeconds</Name><Value>5</Value></Attribute><Attribute><Name>Policy</Name><Value>&lt;&amp;&gt;</Value></Attribute>' +
        '</GetQueueAttributesResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></GetQueueAttributesResponse>',
    });
  });

  test('has no result where the operation has no output', () => {
    expect(serialise('awsQuery', sqs, 'DeleteMessage', undefined).text).toBe(
      '<DeleteMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></DeleteMessageResponse>',
    );
  });

  test('a missing parameter is named as Query names it', () => {
    const missing = (name: string, input: Record<string, unknown>): string | undefined =>
      findInputError(input, sqs, operationOf(sqs, name))?.message;
    expect(missing('SendMessage', { MessageBody: 'a' })).toBe('The request must contain the parameter QueueUrl.');
    expect(
      missing('SendMessageBatch', { QueueUrl: 'u', Entries: [{ Id: '1', MessageBody: 'a' }, { MessageBody: 'a' }] }),
    ).toBe('The request must contain the parameter SendMessageBatchRequestEntry.2.Id.');
    expect(missing('SendMessage', { QueueUrl: 'u', MessageBody: 'a' })).toBeUndefined();
  });
});

describe('AWS JSON', () => {
  test('answers an empty body where the operation has no output', () => {
    expect(serialise('awsJson1_1', logs, 'CreateLogGroup', undefined)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'request-1' },
      text: '',
    });
  });

  test('answers an empty object where it has one with nothing in it', () => {
    expect(serialise('awsJson1_0', sqs, 'ListQueues', {}).text).toBe('{}');
  });
});

describe('REST JSON', () => {
  test('gathers an input from path, query, headers and body', () => {
    const request = {
      path: '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations',
      query: 'Qualifier=%24LATEST',
      headers: { 'x-amz-invocation-type': 'Event' },
      body: 'payload',
    };
    expect(parse('restJson1', lambda, 'Invoke', request)).toEqual({
      FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:f',
      Qualifier: '$LATEST',
      InvocationType: 'Event',
      Payload: new TextEncoder().encode('payload'),
    });
  });

  test('reads repeated query parameters as a list, and numbers as numbers', () => {
    expect(
      parse('restJson1', lambda, 'UntagResource', { path: '/2017-03-31/tags/arn', query: 'tagKeys=a&tagKeys=b%20c' }),
    ).toEqual({ Resource: 'arn', TagKeys: ['a', 'b c'] });
    expect(
      parse('restJson1', lambda, 'ListFunctions', { path: '/2015-03-31/functions', query: 'MaxItems=10' }),
    ).toEqual({ MaxItems: 10 });
  });

  test('does not let the body overrule the path', () => {
    const request = { path: '/2015-03-31/functions/f/configuration', body: '{"FunctionName":"g","Timeout":5}' };
    expect(parse('restJson1', lambda, 'UpdateFunctionConfiguration', request)).toEqual({
      FunctionName: 'f',
      Timeout: 5,
    });
  });

  test('refuses a body that is no JSON with the code of the service', () => {
    expect(() => parse('restJson1', lambda, 'CreateFunction', { body: '{' })).toThrow(
      expect.objectContaining({
        code: 'InvalidRequestContentException',
        message: expect.stringMatching(/^Could not parse request body into json: /),
      }),
    );
  });

  test('sorts an output into status, headers and body', () => {
    expect(
      serialise('restJson1', lambda, 'Invoke', {
        StatusCode: 202,
        ExecutedVersion: '$LATEST',
        Payload: new TextEncoder().encode('"ok"'),
      }),
    ).toEqual({
      status: 202,
      headers: {
        'x-amzn-requestid': 'request-1',
        'x-amz-executed-version': '$LATEST',
        'content-type': 'application/octet-stream',
      },
      text: '"ok"',
    });
  });

  test('answers 204 with nothing', () => {
    expect(serialise('restJson1', lambda, 'TagResource', undefined)).toEqual({
      status: 204,
      headers: { 'x-amzn-requestid': 'request-1' },
      text: '',
    });
  });
});

describe('REST XML', () => {
  test('reads a payload', () => {
    const body =
      '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n  <Object><Key>a&amp;b</Key></Object>\n  <Object><Key>c</Key><VersionId>1</VersionId></Object>\n  <Quiet>true</Quiet>\n</Delete>';
    expect(parse('restXml', s3, 'DeleteObjects', { path: '/bucket', query: 'delete', body })).toEqual({
      Bucket: 'bucket',
      Delete: { Objects: [{ Key: 'a&b' }, { Key: 'c', VersionId: '1' }], Quiet: true },
    });
  });

  test('reads greedy labels and prefixed headers', () => {
    const read = parse('restXml', s3, 'PutObject', {
      method: 'PUT',
      path: '/bucket/a%20b//c/',
      headers: { 'x-amz-meta-owner': 'me', 'content-type': 'text/plain' },
      body: 'text',
    });
    expect(read).toEqual({
      Bucket: 'bucket',
      Key: 'a b//c/',
      Metadata: { owner: 'me' },
      ContentType: 'text/plain',
      Body: new TextEncoder().encode('text'),
    });
  });

  test('refuses what is not well-formed', () => {
    expect(() => parse('restXml', s3, 'DeleteObjects', { path: '/bucket', body: '<Delete>' })).toThrow(
      expect.objectContaining({ code: 'MalformedXML', status: 400 }),
    );
  });

  test('writes flattened lists, attributes and namespaces', () => {
    expect(
      serialise('restXml', s3, 'ListObjectsV2', {
        Name: 'bucket',
        Contents: [{ Key: 'a', LastModified: new Date(0) }, { Key: 'b' }],
      }).text,
    ).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        '<Contents><Key>a</Key><LastModified>1970-01-01T00:00:00Z</LastModified></Contents><Contents><Key>b</Key></Contents><Name>bucket</Name></ListBucketResult>',
    );
    expect(
      serialise('restXml', s3, 'GetBucketAcl', { Grants: [{ Grantee: { Type: 'CanonicalUser', ID: '1' } }] }).text,
    ).toContain(
      '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>1</ID></Grantee>',
    );
  });

  test('leaves the wrapper out where S3 does', () => {
    expect(serialise('restXml', s3, 'GetBucketLocation', { LocationConstraint: 'eu-west-1' }).text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
    );
  });
});
