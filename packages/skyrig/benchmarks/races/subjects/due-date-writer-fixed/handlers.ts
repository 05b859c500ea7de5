import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const results = process.env['RESULTS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Share {
  readonly id: string;
  readonly payee: string;
  readonly cents: number;
}

/** Puts a payee's share into the row of its instalment. */
export async function write({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { id, payee, cents } = JSON.parse(body) as Share;
    await db.send(
      new UpdateCommand({
        TableName: results,
        Key: { id },
        UpdateExpression: 'SET shares.#payee = :cents',
        ExpressionAttributeNames: { '#payee': payee },
        ExpressionAttributeValues: { ':cents': cents },
      }),
    );
  }
}
