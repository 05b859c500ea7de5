import { expect, test } from 'vitest';
import { type Caller, routeOf } from './caller.ts';

const caller: Caller = {
  label: 'The test',
  endpoint: 'http://127.0.0.1:4566',
  send: () => Promise.reject(new Error('not sent')),
  allowHost: (host) => host === 'sts.amazonaws.com',
  foreign: undefined,
  verifiesSignatures: true,
};

test.each([
  ['https:', 'dynamodb.us-east-1.amazonaws.com', undefined, 'refuse', 'refuse'],
  ['https:', 'bucket.s3.eu-west-1.amazonaws.com.cn', 443, 'refuse', 'refuse'],
  ['https:', 'lambda.us-east-1.api.aws', undefined, 'refuse', 'refuse'],
  ['https:', 'STS.amazonaws.com', undefined, 'pass', 'pass'],
  ['http:', 'localhost', 4566, 'cloud', 'pass'],
  ['http:', 'bucket.s3.localhost.localstack.cloud', 4566, 'cloud', 'pass'],
  ['http:', 'localhost', 8080, 'pass', 'pass'],
  ['https:', 'notamazonaws.com', undefined, 'pass', 'pass'],
  ['https:', 'amazonaws.com.example.org', undefined, 'pass', 'pass'],
])('%s//%s:%s goes to: %s; without a cloud in this process: %s', (protocol, host, port, withCloud, without) => {
  expect(routeOf(caller, protocol, host, port)).toBe(withCloud);
  expect(routeOf({ ...caller, send: undefined }, protocol, host, port)).toBe(without);
});

test('a client that cannot know where the cloud is reaches it under the name of AWS', () => {
  expect(routeOf({ ...caller, endpoint: undefined }, 'https:', 'sqs.eu-west-1.amazonaws.com', undefined)).toBe('cloud');
});
