import type { StreamViewType } from '@aws-sdk/client-dynamodb';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb/dynamodb.fixture.ts';

export interface TestStream extends TestDynamodb {
  readonly StreamArn: string;
  readonly ShardId: string;
  put(id: string, value?: string): Promise<void>;
  /** An iterator over the whole stream. */
  fromStart(): Promise<string>;
}

/** A table with a stream. */
export async function createTestStream(StreamViewType: StreamViewType = 'NEW_AND_OLD_IMAGES'): Promise<TestStream> {
  const cloud = await createTestDynamodb();
  const { TableDescription: table } = await cloud.call('CreateTable', {
    ...tableInput(),
    StreamSpecification: { StreamEnabled: true, StreamViewType },
  });
  const StreamArn = table?.LatestStreamArn ?? '';
  const { StreamDescription: stream } = await cloud.streams('DescribeStream', { StreamArn });
  const ShardId = stream?.Shards?.[0]?.ShardId ?? '';
  return {
    ...cloud,
    StreamArn,
    ShardId,
    put: async (id, value = 'x') => {
      await cloud.call('PutItem', { TableName: 'Orders', Item: { id: { S: id }, value: { S: value } } });
    },
    fromStart: async () => {
      const answer = await cloud.streams('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      return answer.ShardIterator ?? '';
    },
  };
}
