import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const categories = process.env['CATEGORIES'];
const counts = process.env['COUNTS'];
const counted = process.env['COUNTED'];

interface StreamEvent {
  readonly Records: readonly {
    readonly eventID: string;
    readonly dynamodb: { readonly NewImage: { readonly category: { readonly S: string } } };
  }[];
}

export async function addCategory({ id }: { readonly id: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: categories, Item: { id } }));
}

async function count(eventId: string, category: string): Promise<void> {
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: counted, Item: { id: eventId }, ConditionExpression: 'attribute_not_exists(id)' } },
          {
            Update: {
              TableName: counts,
              Key: { id: category },
              UpdateExpression: 'ADD received :one',
              ExpressionAttributeValues: { ':one': 1 },
            },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
  }
}

/** Counts feedback by category; all categories must be known. */
export async function aggregate({ Records }: StreamEvent): Promise<void> {
  for (const { eventID, dynamodb } of Records) {
    const id = dynamodb.NewImage.category.S;
    const { Item } = await db.send(new GetCommand({ TableName: categories, Key: { id }, ConsistentRead: true }));
    if (!Item) throw new Error(`There is no category ${id} yet`);
    await count(eventID, id);
  }
}
