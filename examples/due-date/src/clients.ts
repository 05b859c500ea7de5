import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/* Made once per execution environment, so that warm invocations reuse their connections. */
export const dynamo: DynamoDBDocumentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const lambda: LambdaClient = new LambdaClient({});
export const sqs: SQSClient = new SQSClient({});
