import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const stock = process.env['STOCK'];
const findings = process.env['FINDINGS'];

const Key = { id: 'shelf' };

async function set(values: Readonly<Record<string, unknown>>): Promise<void> {
  await db.send(new PutCommand({ TableName: stock, Item: { ...Key, ...values } }));
}

/** Moves twelve boxes; the ninth has to be unpacked and packed again. */
export async function restock(): Promise<void> {
  for (let box = 1; box <= 12; box++) await set({ box, isTorn: box === 9 });
}

/** Looks at the shelf once. */
export async function glance(): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: stock, Key, ConsistentRead: true }));
  if (Item?.['isTorn'] === true) await db.send(new PutCommand({ TableName: findings, Item: { id: 'torn' } }));
}
