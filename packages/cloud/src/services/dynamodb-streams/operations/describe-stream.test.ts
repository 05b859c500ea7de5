import { expect, test } from 'vitest';
import { START_MS } from '../../dynamodb/dynamodb.fixture.ts';
import { createTestStream } from '../streams.fixture.ts';

test('describes the stream and its one shard', async () => {
  const { streams, StreamArn, ShardId } = await createTestStream();
  expect(await streams('DescribeStream', { StreamArn })).toEqual({
    StreamDescription: {
      StreamArn,
      StreamLabel: '2026-01-01T00:00:00.000',
      StreamStatus: 'ENABLED',
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      CreationRequestDateTime: new Date(START_MS),
      TableName: 'Orders',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      Shards: [{ ShardId, SequenceNumberRange: { StartingSequenceNumber: '100000000000000000001' } }],
    },
  });
  expect(await streams('DescribeStream', { StreamArn, ExclusiveStartShardId: ShardId })).toMatchObject({
    StreamDescription: { Shards: [] },
  });
});

test('a stream that is not there is ResourceNotFoundException', async () => {
  const { streams } = await createTestStream();
  await expect(
    streams('DescribeStream', { StreamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Nope/stream/x' }),
  ).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
