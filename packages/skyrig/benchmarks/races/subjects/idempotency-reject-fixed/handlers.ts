import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const claims = process.env['CLAIMS'];
const charges = process.env['CHARGES'];

interface Attempt {
  readonly order: string;
  readonly attempt: string;
}

/** Whether this attempt has acquired the order's record. */
async function acquire({ order, attempt }: Attempt): Promise<boolean> {
  try {
    await db.send(
      new PutCommand({
        TableName: claims,
        Item: { id: order, attempt },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Charges an order once. When that fails, the record is removed, so that it can be tried again. */
export async function pay({ order, attempt }: Attempt): Promise<string> {
  if (!(await acquire({ order, attempt }))) return 'in progress or done';
  try {
    await db.send(new PutCommand({ TableName: charges, Item: { id: `${order}/${attempt}` } }));
    return 'charged';
  } catch (error) {
    await db.send(new DeleteCommand({ TableName: claims, Key: { id: order } }));
    return `failed: ${String(error)}`;
  }
}
