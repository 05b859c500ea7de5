import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const stations = process.env['STATIONS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** A station takes over what its neighbour has; the first one counts the round. */
export async function pass({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { from, to } = JSON.parse(body) as { readonly from: string; readonly to: string };
    const { Item } = await db.send(new GetCommand({ TableName: stations, Key: { id: from }, ConsistentRead: true }));
    const token = (Item?.['token'] as number | undefined) ?? 0;
    await db.send(new PutCommand({ TableName: stations, Item: { id: to, token: to === 's1' ? token + 1 : token } }));
  }
}
