import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const tenants = process.env['TENANTS'];

/** Gives a tenant the lowest block that nobody has. */
export async function onboard({ id }: { readonly id: string }): Promise<void> {
  const { Items = [] } = await db.send(new ScanCommand({ TableName: tenants, ConsistentRead: true }));
  const used = new Set(Items.map(({ block }) => block as number));
  let block = 1;
  while (used.has(block)) block += 1;
  await db.send(new PutCommand({ TableName: tenants, Item: { id, block } }));
}
