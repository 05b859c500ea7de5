import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const orders = process.env['ORDERS'];
const products = process.env['PRODUCTS'];

interface Order {
  readonly product: string;
}

export async function addProduct({ product }: Order): Promise<void> {
  await db.send(new PutCommand({ TableName: products, Item: { id: product, reserved: 0 } }));
}

/** Stores an order, under the id that a retry has too, and reserves its product, which must be known. */
export async function createOrder(
  { product }: Order,
  { awsRequestId }: { readonly awsRequestId: string },
): Promise<void> {
  await db.send(new PutCommand({ TableName: orders, Item: { id: awsRequestId, product } }));
  await db.send(
    new UpdateCommand({
      TableName: products,
      Key: { id: product },
      UpdateExpression: 'ADD reserved :one',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}
