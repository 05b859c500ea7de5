import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const doctors = process.env['DOCTORS'];

/** Takes a doctor off call if another one stays. */
export async function goHome({ id }: { readonly id: string }): Promise<string> {
  const { Items = [] } = await db.send(new ScanCommand({ TableName: doctors, ConsistentRead: true }));
  const other = Items.find((doctor) => doctor['id'] !== id && doctor['isOnCall'] === true);
  if (!other) return 'must stay';
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName: doctors,
              Key: { id: other['id'] as string },
              ConditionExpression: 'isOnCall = :yes',
              ExpressionAttributeValues: { ':yes': true },
            },
          },
          {
            Update: {
              TableName: doctors,
              Key: { id },
              UpdateExpression: 'SET isOnCall = :no',
              ExpressionAttributeValues: { ':no': false },
            },
          },
        ],
      }),
    );
    return 'may go';
  } catch (error) {
    if (error instanceof TransactionCanceledException) return goHome({ id });
    throw error;
  }
}
