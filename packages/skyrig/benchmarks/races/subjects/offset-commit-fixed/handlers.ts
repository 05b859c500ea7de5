import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const counters = process.env['COUNTERS'];
const messages = process.env['MESSAGES'];
const consumed = process.env['CONSUMED'];

interface Message {
  readonly seq: number;
  readonly key: string;
}

/** Takes the next place in the log and puts a message there. */
export async function produce({ key }: { readonly key: string }): Promise<void> {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: counters,
      Key: { id: 'places' },
      UpdateExpression: 'ADD taken :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  await db.send(
    new PutCommand({ TableName: messages, Item: { log: 'log', seq: Attributes?.['taken'] as number, key } }),
  );
}

/** Handles the messages after the committed place up to the first place that is still empty, and commits the last one. */
export async function consume(): Promise<void> {
  const { Item } = await db.send(
    new GetCommand({ TableName: counters, Key: { id: 'committed' }, ConsistentRead: true }),
  );
  const committed = (Item?.['seq'] as number | undefined) ?? 0;
  const { Items } = await db.send(
    new QueryCommand({
      TableName: messages,
      KeyConditionExpression: '#log = :log AND seq > :committed',
      ExpressionAttributeNames: { '#log': 'log' },
      ExpressionAttributeValues: { ':log': 'log', ':committed': committed },
      ConsistentRead: true,
    }),
  );
  const ready = ((Items ?? []) as Message[]).filter(({ seq }, index) => seq === committed + 1 + index);
  for (const { key } of ready) await db.send(new PutCommand({ TableName: consumed, Item: { id: key } }));
  const last = ready.at(-1);
  if (last) await db.send(new PutCommand({ TableName: counters, Item: { id: 'committed', seq: last.seq } }));
}
