import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lists = process.env['LISTS'];

/** Appends a value to a list. */
export async function append({ list, value }: { readonly list: string; readonly value: number }): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: lists,
      Key: { id: list },
      UpdateExpression: 'SET #values = list_append(if_not_exists(#values, :empty), :values)',
      ExpressionAttributeNames: { '#values': 'values' },
      ExpressionAttributeValues: { ':empty': [], ':values': [value] },
    }),
  );
}
