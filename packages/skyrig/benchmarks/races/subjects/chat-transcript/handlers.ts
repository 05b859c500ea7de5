import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sessions = process.env['SESSIONS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Chunk {
  readonly session: string;
  readonly position: number;
  readonly text: string;
}

/** Keeps the parts of a conversation in the order in which they were said. */
export async function record({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { session, ...part } = JSON.parse(body) as Chunk;
    const { Item } = await db.send(new GetCommand({ TableName: sessions, Key: { id: session }, ConsistentRead: true }));
    const parts = [...((Item?.['parts'] as readonly Omit<Chunk, 'session'>[] | undefined) ?? []), part];
    parts.sort((a, b) => a.position - b.position);
    await db.send(new PutCommand({ TableName: sessions, Item: { id: session, parts } }));
  }
}
