import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const commands = process.env['COMMANDS'];
const tokens = process.env['TOKENS'];

interface Pair {
  readonly previous: string;
  readonly next: string;
}

async function resume(id: string): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: commands,
      Key: { id },
      UpdateExpression: 'ADD resumed :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}

/** Leaves a token for the previous command, and goes on by itself when that has finished meanwhile. */
export async function waitForPrevious({ previous, next }: Pair): Promise<void> {
  await db.send(new PutCommand({ TableName: tokens, Item: { id: next } }));
  const { Item } = await db.send(new GetCommand({ TableName: commands, Key: { id: previous }, ConsistentRead: true }));
  if (Item?.['isFinished'] === true) await resume(next);
}

/** Finishes a command and resumes the one that waits for it. */
export async function finish({ previous, next }: Pair): Promise<void> {
  await db.send(new PutCommand({ TableName: commands, Item: { id: previous, isFinished: true } }));
  const { Item } = await db.send(new GetCommand({ TableName: tokens, Key: { id: next }, ConsistentRead: true }));
  if (Item) await resume(next);
}
