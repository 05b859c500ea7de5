import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const tenants = process.env['TENANTS'];
const blocks = process.env['BLOCKS'];

/** Gives a tenant the lowest block that nobody has. */
export async function onboard({ id }: { readonly id: string }): Promise<void> {
  for (let block = 1; ; block++) {
    try {
      await db.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: blocks,
                Item: { id: `block-${block}` },
                ConditionExpression: 'attribute_not_exists(id)',
              },
            },
            { Put: { TableName: tenants, Item: { id, block } } },
          ],
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
    }
  }
}
