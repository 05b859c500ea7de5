import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const gates = process.env['GATES'];

/** Opens the next gate if all before it are open. */
export async function open({ gate }: { readonly gate: number }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: gates, Key: { id: 'g' }, ConsistentRead: true }));
  if (((Item?.['opened'] as number | undefined) ?? 0) !== gate) return;
  await db.send(new PutCommand({ TableName: gates, Item: { id: 'g', opened: gate + 1 } }));
}
