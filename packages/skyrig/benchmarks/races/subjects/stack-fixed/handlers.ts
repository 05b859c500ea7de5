import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const slots = process.env['SLOTS'];

/** Puts a value on the stack; begins again when somebody else was faster. */
export async function push({ value }: { readonly value: string }): Promise<void> {
  const { Item } = await db.send(new GetCommand({ TableName: slots, Key: { id: 'top' }, ConsistentRead: true }));
  const height = (Item?.['height'] as number | undefined) ?? 0;
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: slots, Item: { id: `slot-${height}`, value } } },
          {
            Put: {
              TableName: slots,
              Item: { id: 'top', height: height + 1 },
              ConditionExpression: 'attribute_not_exists(id) OR height = :height',
              ExpressionAttributeValues: { ':height': height },
            },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    await push({ value });
  }
}
