import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const claims = process.env['CLAIMS'];
const charges = process.env['CHARGES'];

interface Attempt {
  readonly order: string;
  readonly attempt: string;
}

/** Whether the attempt may go on: nobody else has the claim, or whoever had it is gone. */
async function claim({ order, attempt }: Attempt): Promise<boolean> {
  try {
    await db.send(
      new PutCommand({
        TableName: claims,
        Item: { id: order, attempt, status: 'INPROGRESS' },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  const { Item } = await db.send(new GetCommand({ TableName: claims, Key: { id: order }, ConsistentRead: true }));
  const isOrphan = Item?.['status'] === 'INPROGRESS' && ((Item['expiresAt'] as number | undefined) ?? 0) < Date.now();
  if (!isOrphan) return false;
  await db.send(new PutCommand({ TableName: claims, Item: { id: order, attempt, status: 'INPROGRESS' } }));
  return true;
}

/** Charges an order once. */
export async function pay({ order, attempt }: Attempt): Promise<void> {
  if (!(await claim({ order, attempt }))) return;
  await db.send(new PutCommand({ TableName: charges, Item: { id: `${order}/${attempt}` } }));
  await db.send(new PutCommand({ TableName: claims, Item: { id: order, attempt, status: 'COMPLETED' } }));
}
