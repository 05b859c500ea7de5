import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html';
/** The events that the Lambda developer guide shows; their sizes are those of its items. */
const EXAMPLE = 'https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html, example event';

const TableName = 'Messages';
const StreamArn = from('table', 'TableDescription', 'LatestStreamArn');
const ShardId = from('stream', 'StreamDescription', 'Shards', 0, 'ShardId');
const Key = { Id: { N: '101' } };
const first = { Id: { N: '101' }, Message: { S: 'New item!' } };
const second = { Id: { N: '101' }, Message: { S: 'This item has changed' } };

const createTable = (StreamViewType?: string): CallStep => ({
  call: 'CreateTable',
  input: {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
    ...(StreamViewType !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType } }),
  },
  as: 'table',
});
const describe: CallStep = { call: 'DescribeStream', input: { StreamArn }, as: 'stream' };
const disable: CallStep = {
  call: 'UpdateTable',
  input: { TableName, StreamSpecification: { StreamEnabled: false } },
};
const iterator = (ShardIteratorType: string, more: Readonly<Record<string, Value>> = {}): CallStep => ({
  call: 'GetShardIterator',
  input: { StreamArn, ShardId, ShardIteratorType, ...more },
  as: 'iterator',
});
const read: CallStep = {
  call: 'GetRecords',
  input: { ShardIterator: from('iterator', 'ShardIterator') },
  as: 'records',
};
const put = (Item: Value): CallStep => ({ call: 'PutItem', input: { TableName, Item } });
const remove: CallStep = { call: 'DeleteItem', input: { TableName, Key } };
const stream = (view = 'NEW_AND_OLD_IMAGES'): CallStep[] => [createTable(view), describe];
const sequence = from('records', 'Records', 0, 'dynamodb', 'SequenceNumber');

/** Facts about DynamoDB Streams that need nothing but its API, that of DynamoDB, and time. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a table has no stream unless asked for',
    source: `${API}/API_StreamSpecification.html`,
    given: [createTable()],
    when: { call: 'ListStreams', input: { TableName } },
    outcome: { answers: { Streams: [] }, lacks: ['LastEvaluatedStreamArn'] },
  },
  {
    name: 'a stream tells of its table, its keys and its view',
    source: `${API}/API_streams_StreamDescription.html`,
    given: [createTable('KEYS_ONLY')],
    when: describe,
    outcome: {
      answers: {
        StreamDescription: {
          StreamArn,
          StreamLabel: from('table', 'TableDescription', 'LatestStreamLabel'),
          StreamStatus: 'ENABLED',
          StreamViewType: 'KEYS_ONLY',
          TableName,
          KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
        },
      },
    },
  },
  {
    name: 'a stream that does not exist is refused',
    source: `${API}/API_streams_DescribeStream.html, Errors`,
    when: {
      call: 'DescribeStream',
      input: { StreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/no/stream/2026-01-01T00:00:00.000' },
    },
    outcome: { fails: { name: 'ResourceNotFoundException', status: 400 } },
  },
  {
    name: 'a new item is an INSERT with its new image',
    source: EXAMPLE,
    given: [...stream(), iterator('TRIM_HORIZON'), put(first)],
    when: read,
    outcome: {
      answers: {
        Records: [
          {
            eventName: 'INSERT',
            eventSource: 'aws:dynamodb',
            awsRegion: 'us-east-1',
            dynamodb: { Keys: Key, NewImage: first, SizeBytes: 26, StreamViewType: 'NEW_AND_OLD_IMAGES' },
          },
        ],
      },
    },
  },
  {
    name: 'a changed item is a MODIFY with both images, a deleted one a REMOVE with the old one',
    source: EXAMPLE,
    given: [...stream(), put(first), iterator('LATEST'), put(second), remove],
    when: read,
    outcome: {
      answers: {
        Records: [
          { eventName: 'MODIFY', dynamodb: { Keys: Key, OldImage: first, NewImage: second, SizeBytes: 59 } },
          { eventName: 'REMOVE', dynamodb: { Keys: Key, OldImage: second, SizeBytes: 38 } },
        ],
      },
    },
  },
  {
    name: 'KEYS_ONLY keeps no image',
    source: `${API}/API_StreamSpecification.html, StreamViewType`,
    given: [...stream('KEYS_ONLY'), iterator('TRIM_HORIZON'), put(first)],
    when: read,
    outcome: { answers: { Records: [{ eventName: 'INSERT', dynamodb: { Keys: Key, SizeBytes: 5 } }] } },
  },
  {
    name: 'OLD_IMAGE keeps what was there before',
    source: `${API}/API_StreamSpecification.html, StreamViewType`,
    given: [...stream('OLD_IMAGE'), put(first), iterator('LATEST'), put(second)],
    when: read,
    outcome: {
      answers: { Records: [{ eventName: 'MODIFY', dynamodb: { Keys: Key, OldImage: first, SizeBytes: 26 } }] },
    },
  },
  {
    name: 'a write that changes nothing makes no record',
    source: `${GUIDE}, "How DynamoDB Streams works"`,
    given: [...stream(), put(first), iterator('LATEST'), put(first)],
    when: read,
    outcome: { answers: { Records: [] } },
  },
  {
    name: 'deleting what is not there makes no record',
    source: GUIDE,
    given: [...stream(), iterator('TRIM_HORIZON'), remove],
    when: read,
    outcome: { answers: { Records: [] } },
  },
  {
    name: 'AFTER_SEQUENCE_NUMBER begins with the next record',
    source: `${API}/API_streams_GetShardIterator.html, ShardIteratorType`,
    given: [
      ...stream(),
      iterator('TRIM_HORIZON'),
      put(first),
      put(second),
      read,
      iterator('AFTER_SEQUENCE_NUMBER', { SequenceNumber: sequence }),
    ],
    when: read,
    outcome: { answers: { Records: [{ eventName: 'MODIFY' }] } },
  },
  {
    name: 'AT_SEQUENCE_NUMBER begins with that record',
    source: `${API}/API_streams_GetShardIterator.html, ShardIteratorType`,
    given: [
      ...stream(),
      iterator('TRIM_HORIZON'),
      put(first),
      put(second),
      read,
      iterator('AT_SEQUENCE_NUMBER', { SequenceNumber: sequence }),
    ],
    when: read,
    outcome: { answers: { Records: [{ eventName: 'INSERT' }, { eventName: 'MODIFY' }] } },
  },
  {
    name: 'a page has as many records as its limit, and the rest comes with the next iterator',
    source: `${API}/API_streams_GetRecords.html, Limit and NextShardIterator`,
    given: [
      ...stream(),
      iterator('TRIM_HORIZON'),
      put(first),
      put(second),
      {
        call: 'GetRecords',
        input: { ShardIterator: from('iterator', 'ShardIterator'), Limit: 1 },
        as: 'page',
      },
    ],
    when: { call: 'GetRecords', input: { ShardIterator: from('page', 'NextShardIterator') } },
    outcome: { answers: { Records: [{ eventName: 'MODIFY' }] } },
  },
  {
    name: 'an iterator expires after fifteen minutes',
    source: `${API}/API_streams_GetShardIterator.html; API_streams_GetRecords.html, Errors`,
    given: [...stream(), iterator('TRIM_HORIZON'), { passSeconds: 15 * 60 + 1 }],
    when: read,
    outcome: { fails: { name: 'ExpiredIteratorException', status: 400 } },
  },
  {
    name: 'records leave the stream after a day',
    source: GUIDE,
    given: [...stream(), put(first), { passSeconds: 24 * 60 * 60 + 1 }, iterator('TRIM_HORIZON')],
    when: read,
    outcome: { answers: { Records: [] } },
  },
  {
    name: 'a shard of a disabled stream that is read to its end has no next iterator',
    source: `${API}/API_streams_GetRecords.html, NextShardIterator`,
    given: [...stream(), put(first), disable, iterator('TRIM_HORIZON')],
    when: read,
    outcome: { answers: { Records: [{ eventName: 'INSERT' }] }, lacks: ['NextShardIterator'] },
  },
  {
    name: 'a disabled stream can be read, and says so',
    source: `${GUIDE}, "Enabling a stream"`,
    given: [...stream(), disable],
    when: describe,
    outcome: { answers: { StreamDescription: { StreamArn, StreamStatus: 'DISABLED' } } },
  },
  {
    name: 'a shard that does not exist is refused',
    source: `${API}/API_streams_GetShardIterator.html, Errors`,
    given: [...stream()],
    when: {
      call: 'GetShardIterator',
      input: { StreamArn, ShardId: 'shardId-00000000000000000000-00000000', ShardIteratorType: 'LATEST' },
    },
    outcome: { fails: { name: 'ResourceNotFoundException', status: 400 } },
  },
];
