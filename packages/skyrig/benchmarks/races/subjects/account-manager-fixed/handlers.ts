import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const accounts = process.env['ACCOUNTS'];

/** Creates an account unless there is one, and welcomes its owner. */
export async function createAccount({ id, owner }: { readonly id: string; readonly owner: string }): Promise<void> {
  try {
    await db.send(
      new PutCommand({
        TableName: accounts,
        Item: { id, owner },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return;
    throw error;
  }
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['WELCOMES_URL'], MessageBody: owner }));
}
