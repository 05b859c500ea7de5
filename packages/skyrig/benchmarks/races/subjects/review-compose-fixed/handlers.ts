import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const counters = process.env['COUNTERS'];
const parts = process.env['PARTS'];
const reviews = process.env['REVIEWS'];

const PARTS_OF_REVIEW = 2;

interface Part {
  readonly review: string;
  readonly part: string;
}

async function count(review: string): Promise<number> {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: counters,
      Key: { id: review },
      UpdateExpression: 'ADD uploaded :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Attributes?.['uploaded'] as number;
}

async function compose(review: string): Promise<void> {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: parts,
      KeyConditionExpression: 'review = :review',
      ExpressionAttributeValues: { ':review': review },
      ConsistentRead: true,
    }),
  );
  await db.send(
    new PutCommand({ TableName: reviews, Item: { id: review, parts: Items.map(({ part }) => part as string) } }),
  );
}

/** Stores and counts a part of a review; who counts the last one composes the review. */
export async function upload({ review, part }: Part): Promise<void> {
  await db.send(new PutCommand({ TableName: parts, Item: { review, part } }));
  const uploaded = await count(review);
  if (uploaded === PARTS_OF_REVIEW) await compose(review);
}
