import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const orders = process.env['ORDERS'];
const days = process.env['DAYS'];

/** Opens the books of a day. */
export async function openDay({ day }: { readonly day: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: days, Item: { id: day, orders: 0 } }));
}

/** Saves an order and counts it. The books of its day must be open. */
export async function saveOrder(
  { day, article }: { readonly day: string; readonly article: string },
  context: { readonly awsRequestId: string },
): Promise<void> {
  await db.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: orders, Item: { id: context.awsRequestId, article } } },
        {
          Update: {
            TableName: days,
            Key: { id: day },
            UpdateExpression: 'ADD orders :one',
            ConditionExpression: 'attribute_exists(id)',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    }),
  );
}
