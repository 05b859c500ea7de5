import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const doctors = process.env['DOCTORS'];

/** Takes a doctor off call if another one stays. */
export async function goHome({ id }: { readonly id: string }): Promise<string> {
  const { Items = [] } = await db.send(new ScanCommand({ TableName: doctors, ConsistentRead: true }));
  if (!Items.some((doctor) => doctor['id'] !== id && doctor['isOnCall'] === true)) return 'must stay';
  await db.send(
    new UpdateCommand({
      TableName: doctors,
      Key: { id },
      UpdateExpression: 'SET isOnCall = :no',
      ExpressionAttributeValues: { ':no': false },
    }),
  );
  return 'may go';
}
