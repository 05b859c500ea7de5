import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const categories = process.env['CATEGORIES'];
const counts = process.env['COUNTS'];

interface StreamEvent {
  readonly Records: readonly {
    readonly eventID: string;
    readonly dynamodb: { readonly NewImage: { readonly category: { readonly S: string } } };
  }[];
}

export async function addCategory({ id }: { readonly id: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: categories, Item: { id } }));
}

/** Counts feedback by category; all categories must be known. */
export async function aggregate({ Records }: StreamEvent): Promise<void> {
  for (const { dynamodb } of Records) {
    const id = dynamodb.NewImage.category.S;
    const { Item } = await db.send(new GetCommand({ TableName: categories, Key: { id }, ConsistentRead: true }));
    if (!Item) throw new Error(`There is no category ${id} yet`);
    await db.send(
      new UpdateCommand({
        TableName: counts,
        Key: { id },
        UpdateExpression: 'ADD received :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
  }
}
