import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const projects = process.env['PROJECTS'];
const usage = process.env['USAGE'];

const LIMIT = 2;

/** Creates a project within the limit of its owner's plan. */
export async function createProject({
  owner,
  name,
}: {
  readonly owner: string;
  readonly name: string;
}): Promise<string> {
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName: usage,
              Key: { id: owner },
              UpdateExpression: 'ADD projects :one',
              ConditionExpression: 'attribute_not_exists(projects) OR projects < :limit',
              ExpressionAttributeValues: { ':one': 1, ':limit': LIMIT },
            },
          },
          {
            Put: {
              TableName: projects,
              Item: { owner, name },
              ConditionExpression: 'attribute_not_exists(#owner)',
              ExpressionAttributeNames: { '#owner': 'owner' },
            },
          },
        ],
      }),
    );
    return 'created';
  } catch (error) {
    if (error instanceof TransactionCanceledException) return 'over the limit';
    throw error;
  }
}
