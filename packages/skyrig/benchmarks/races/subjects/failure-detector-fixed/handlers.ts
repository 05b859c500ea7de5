import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const nodes = process.env['NODES'];

interface Tick {
  readonly id: string;
  readonly at: number;
}

/** Notes a sign of life, which brings a node back too. */
export async function beat({ id, at }: Tick): Promise<void> {
  await db.send(new PutCommand({ TableName: nodes, Item: { id, beatAt: at, state: 'alive' } }));
}

/** Declares a node dead that has been silent for ten seconds. */
export async function monitor({ id, at }: Tick): Promise<void> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: nodes,
        Key: { id },
        UpdateExpression: 'SET #state = :dead',
        ConditionExpression: 'beatAt <= :latest',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':dead': 'dead', ':latest': at - 10 },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
