import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { TestCloud, type TestCloudOptions } from '../rig/test-cloud.ts';

/** Reads, adds one, writes all of it back. */
export async function addOneBlindly({ id }: { readonly id: string }): Promise<void> {
  const client = new DynamoDBClient({});
  const { Item } = await client.send(
    new GetItemCommand({ TableName: 'Counters', Key: { id: { S: id } }, ConsistentRead: true }),
  );
  const count = Number(Item?.['count']?.N ?? 0) + 1;
  await client.send(
    new PutItemCommand({ TableName: 'Counters', Item: { id: { S: id }, count: { N: String(count) } } }),
  );
}

/** Lets the table do the sum. */
export async function addOneAtomically({ id }: { readonly id: string }): Promise<void> {
  await new DynamoDBClient({}).send(
    new UpdateItemCommand({
      TableName: 'Counters',
      Key: { id: { S: id } },
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
}

/** A cloud with a table of counters and a function that adds one to them. */
export async function startCounters(
  handler: (event: { readonly id: string }) => Promise<void>,
  options: TestCloudOptions = {},
): Promise<TestCloud> {
  const cloud = await TestCloud.start({ environment: false, startTime: '2026-01-01T00:00:00Z', ...options });
  await cloud.cloud.call('dynamodb', 'CreateTable', {
    TableName: 'Counters',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
  cloud.cloud.registerHandler('add', handler);
  await cloud.cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'Add',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/add',
    Code: { S3Bucket: '__handler__', S3Key: 'add' },
  });
  await cloud.settle({ leap: true });
  cloud.mark();
  return cloud;
}

/** Adds one to a counter so many times at once. */
export async function addAtOnce(cloud: TestCloud, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => cloud.function('Add').invoke({ id: 'a' })));
}

/** What a counter stands at. */
export async function countOf(cloud: TestCloud): Promise<unknown> {
  return (await cloud.table<{ count: number }>('Counters').get({ id: 'a' }))?.count;
}
