import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const results = process.env['RESULTS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Share {
  readonly id: string;
  readonly payee: string;
  readonly cents: number;
}

/** Puts a payee's share into the row of its instalment. */
export async function write({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { id, payee, cents } = JSON.parse(body) as Share;
    const { Item } = await db.send(new GetCommand({ TableName: results, Key: { id }, ConsistentRead: true }));
    const shares = (Item?.['shares'] as Readonly<Record<string, number>> | undefined) ?? {};
    await db.send(new PutCommand({ TableName: results, Item: { ...Item, id, shares: { ...shares, [payee]: cents } } }));
  }
}
