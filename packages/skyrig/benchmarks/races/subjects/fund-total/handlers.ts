import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const funds = process.env['FUNDS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Donation {
  readonly fund: string;
  readonly cents: number;
}

/** Adds donations to the totals of their funds. */
export async function track({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { fund, cents } = JSON.parse(body) as Donation;
    const { Item } = await db.send(new GetCommand({ TableName: funds, Key: { id: fund }, ConsistentRead: true }));
    const total = ((Item?.['total'] as number | undefined) ?? 0) + cents;
    await db.send(new PutCommand({ TableName: funds, Item: { id: fund, total } }));
  }
}
