import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const claims = process.env['CLAIMS'];
const charges = process.env['CHARGES'];

interface Attempt {
  readonly order: string;
  readonly attempt: string;
}

/** Whether the attempt may go on: nobody else has the claim, or whoever had it is gone. */
async function claim({ order, attempt }: Attempt, remainingMs: number): Promise<boolean> {
  const now = Date.now();
  try {
    await db.send(
      new PutCommand({
        TableName: claims,
        Item: { id: order, attempt, status: 'INPROGRESS', expiresAt: now + remainingMs },
        ConditionExpression: 'attribute_not_exists(id) OR (#status = :inProgress AND expiresAt < :now)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':inProgress': 'INPROGRESS', ':now': now },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Charges an order once. */
export async function pay(
  { order, attempt }: Attempt,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<void> {
  if (!(await claim({ order, attempt }, context.getRemainingTimeInMillis()))) return;
  await db.send(new PutCommand({ TableName: charges, Item: { id: `${order}/${attempt}` } }));
  await db.send(new PutCommand({ TableName: claims, Item: { id: order, attempt, status: 'COMPLETED' } }));
}
