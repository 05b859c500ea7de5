import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  CreateTableCommand,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { createCloud, type Cloud } from '../../cloud/cloud.ts';
import { tableInput } from './dynamodb.fixture.ts';

const TableName = 'Orders';

function create(): Cloud {
  const cloud = createCloud();
  onTestFinished(() => cloud.close());
  return cloud;
}

test('a client creates a table, need not wait for it, and gets what it put, binaries and numbers too', async () => {
  const client = create().client(DynamoDBClient);
  await client.send(new CreateTableCommand(tableInput()));
  await waitUntilTableExists({ client, maxWaitTime: 5, minDelay: 1 }, { TableName });
  const Item = {
    id: { S: 'a' },
    b: { B: new Uint8Array([0, 255]) },
    n: { N: '12345678901234567890.5' },
    l: { L: [{ NULL: true as const }] },
  };
  await client.send(new PutItemCommand({ TableName, Item }));
  const { Item: found } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } }));
  expect(found).toEqual(Item);
});

test('errors are the classes of the client, with their members', async () => {
  const client = create().client(DynamoDBClient);
  await expect(client.send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } }))).rejects.toBeInstanceOf(
    ResourceNotFoundException,
  );
  await client.send(new CreateTableCommand(tableInput()));
  const Item = { id: { S: 'a' } };
  const put = {
    TableName,
    Item,
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
  await client.send(new PutItemCommand(put));
  const failed = await client.send(new PutItemCommand(put)).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ConditionalCheckFailedException);
  expect(failed).toMatchObject({ Item });
  const cancelled = await client
    .send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }] }))
    .catch((error: unknown) => error);
  expect(cancelled).toBeInstanceOf(TransactionCanceledException);
  expect(cancelled).toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item }] });
});

test('the document client and the paginators work', async () => {
  const cloud = create();
  const client = cloud.client(DynamoDBClient);
  const documents = DynamoDBDocumentClient.from(client);
  await client.send(new CreateTableCommand(tableInput({ sort: true })));
  for (let seq = 0; seq < 5; seq += 1)
    await documents.send(new PutCommand({ TableName, Item: { id: 'a', seq, tags: new Set(['x']) } }));
  await documents.send(
    new UpdateCommand({
      TableName,
      Key: { id: 'a', seq: 3 },
      UpdateExpression: 'ADD hits :n',
      ExpressionAttributeValues: { ':n': 2 },
    }),
  );
  const { Item: item } = await documents.send(new GetCommand({ TableName, Key: { id: 'a', seq: 3 } }));
  expect(item).toEqual({ id: 'a', seq: 3, tags: new Set(['x']), hits: 2 });
  const query = { TableName, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: 'a' } } };
  const counts: (number | undefined)[] = [];
  for await (const page of paginateQuery({ client, pageSize: 2 }, query)) counts.push(page.Count);
  expect(counts).toEqual([2, 2, 1]);
});

test('the streams client reads what the tables client wrote', async () => {
  const cloud = create();
  const client = cloud.client(DynamoDBClient);
  const streams = cloud.client(DynamoDBStreamsClient);
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const };
  const { TableDescription: table } = await client.send(
    new CreateTableCommand({ ...tableInput(), StreamSpecification }),
  );
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: 'a' }, b: { B: new Uint8Array([1]) } } }));
  const StreamArn = table?.LatestStreamArn;
  const { StreamDescription: stream } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = stream?.Shards?.[0]?.ShardId;
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  );
  const { Records: records } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  expect(records).toMatchObject([
    { eventName: 'INSERT', dynamodb: { NewImage: { id: { S: 'a' }, b: { B: new Uint8Array([1]) } } } },
  ]);
});
