import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const capacities = process.env['CAPACITIES'];
const refusals = process.env['REFUSALS'];

/** Takes one of each, or nothing; whether there was one of each. */
async function take(ids: readonly string[]): Promise<boolean> {
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: ids.map((id) => ({
          Update: {
            TableName: capacities,
            Key: { id },
            UpdateExpression: 'ADD available :less',
            ConditionExpression: 'available > :none',
            ExpressionAttributeValues: { ':less': -1, ':none': 0 },
          },
        })),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

async function refuse(guest: string): Promise<void> {
  await db.send(new PutCommand({ TableName: refusals, Item: { id: guest } }));
}

/** Reserves a room and a seat, or neither. */
export async function reserveTrip({ guest }: { readonly guest: string }): Promise<void> {
  if (!(await take(['rooms', 'seats']))) await refuse(guest);
}

/** Reserves a room. */
export async function reserveRoom({ guest }: { readonly guest: string }): Promise<void> {
  if (!(await take(['rooms']))) await refuse(guest);
}
