import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const watermarks = process.env['WATERMARKS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Moves the watermark ahead, never back. */
export async function advance({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { checkpoint } = JSON.parse(body) as { readonly checkpoint: number };
    const Key = { id: 'pipeline' };
    const { Item } = await db.send(new GetCommand({ TableName: watermarks, Key, ConsistentRead: true }));
    if (checkpoint <= ((Item?.['checkpoint'] as number | undefined) ?? 0)) continue;
    await db.send(new PutCommand({ TableName: watermarks, Item: { ...Key, checkpoint } }));
  }
}
