import { createDynamodbState, type DynamodbState } from '../dynamodb/state.ts';
import { defineService, type Service } from '../service.ts';
import { describeStream } from './operations/describe-stream.ts';
import { getRecords } from './operations/get-records.ts';
import { getShardIterator } from './operations/get-shard-iterator.ts';
import { listStreams } from './operations/list-streams.ts';

export const dynamodbStreams: Service<DynamodbState> = defineService<DynamodbState>({
  id: 'dynamodb-streams',
  stateOf: 'dynamodb',
  createState: createDynamodbState,
  operations: {
    DescribeStream: describeStream,
    GetRecords: getRecords,
    GetShardIterator: getShardIterator,
    ListStreams: listStreams,
  },
});
