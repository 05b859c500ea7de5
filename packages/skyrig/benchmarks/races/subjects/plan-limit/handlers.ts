import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const projects = process.env['PROJECTS'];

const LIMIT = 2;

/** Creates a project within the limit of its owner's plan. */
export async function createProject({
  owner,
  name,
}: {
  readonly owner: string;
  readonly name: string;
}): Promise<string> {
  const { Count = 0 } = await db.send(
    new QueryCommand({
      TableName: projects,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner },
      Select: 'COUNT',
      ConsistentRead: true,
    }),
  );
  if (Count >= LIMIT) return 'over the limit';
  await db.send(new PutCommand({ TableName: projects, Item: { owner, name } }));
  return 'created';
}
