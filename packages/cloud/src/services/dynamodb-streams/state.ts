import type { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import type { DynamodbState } from '../dynamodb/state.ts';
import type { OperationOf, ServiceContext } from '../service.ts';

/** DynamoDB Streams has no state of its own: it reads DynamoDB's. */
export type StreamsContext = ServiceContext<DynamodbState>;
export type StreamsOperation<N extends string> = OperationOf<DynamoDBStreams, N, DynamodbState>;
