import { expect, test } from 'vitest';
import { parseS3Url } from './template-source.ts';

test.each([
  ['https://s3.eu-west-1.amazonaws.com/bucket/a/b.yaml', { bucket: 'bucket', key: 'a/b.yaml' }],
  ['https://bucket.s3.eu-west-1.amazonaws.com/a%20b.yaml?versionId=1', { bucket: 'bucket', key: 'a b.yaml' }],
  ['https://bucket.s3.amazonaws.com/t.json', { bucket: 'bucket', key: 't.json' }],
  ['http://127.0.0.1:4566/bucket/t.json', { bucket: 'bucket', key: 't.json' }],
  ['s3://bucket/t.json', { bucket: 'bucket', key: 't.json' }],
  ['not a url', undefined],
])('%s is understood', (url, expected) => {
  expect(parseS3Url(url)).toStrictEqual(expected);
});
