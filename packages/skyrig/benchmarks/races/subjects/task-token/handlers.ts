import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const commands = process.env['COMMANDS'];
const tokens = process.env['TOKENS'];

interface Pair {
  readonly previous: string;
  readonly next: string;
}

async function resume(id: string): Promise<void> {
  await db.send(new PutCommand({ TableName: commands, Item: { id, status: 'resumed' } }));
}

/** Goes on at once when the previous command is finished; otherwise leaves a token for it. */
export async function waitForPrevious({ previous, next }: Pair): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: commands, Key: { id: previous }, ConsistentRead: true }));
  if (Item?.['status'] === 'finished') await resume(next);
  else await db.send(new PutCommand({ TableName: tokens, Item: { id: next } }));
}

/** Finishes a command and resumes the one that waits for it. */
export async function finish({ previous, next }: Pair): Promise<void> {
  await db.send(new PutCommand({ TableName: commands, Item: { id: previous, status: 'finished' } }));
  const { Item } = await db.send(new GetCommand({ TableName: tokens, Key: { id: next }, ConsistentRead: true }));
  if (Item) await resume(next);
}
