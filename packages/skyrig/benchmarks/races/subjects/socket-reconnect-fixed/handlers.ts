import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const connections = process.env['CONNECTIONS'];

interface Connection {
  readonly user: string;
  readonly connection: string;
}

/** Keeps the connection of a user. */
export async function connect({ user, connection }: Connection): Promise<void> {
  await db.send(new PutCommand({ TableName: connections, Item: { id: user, connection } }));
}

/** Forgets the connection of a user, if it is this one. */
export async function disconnect({ user, connection }: Connection): Promise<void> {
  try {
    await db.send(
      new DeleteCommand({
        TableName: connections,
        Key: { id: user },
        ConditionExpression: '#connection = :connection',
        ExpressionAttributeNames: { '#connection': 'connection' },
        ExpressionAttributeValues: { ':connection': connection },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
