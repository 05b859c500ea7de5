import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const capacities = process.env['CAPACITIES'];
const refusals = process.env['REFUSALS'];

/** Takes one of what is left; whether there was one. */
async function take(id: string): Promise<boolean> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: capacities,
        Key: { id },
        UpdateExpression: 'ADD available :less',
        ConditionExpression: 'available > :none',
        ExpressionAttributeValues: { ':less': -1, ':none': 0 },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function giveBack(id: string): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: capacities,
      Key: { id },
      UpdateExpression: 'ADD available :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}

async function refuse(guest: string): Promise<void> {
  await db.send(new PutCommand({ TableName: refusals, Item: { id: guest } }));
}

/** Reserves a room and a seat, or neither. */
export async function reserveTrip({ guest }: { readonly guest: string }): Promise<void> {
  if (!(await take('rooms'))) {
    await refuse(guest);
    return;
  }
  if (await take('seats')) return;
  await giveBack('rooms');
  await refuse(guest);
}

/** Reserves a room. */
export async function reserveRoom({ guest }: { readonly guest: string }): Promise<void> {
  if (!(await take('rooms'))) await refuse(guest);
}
