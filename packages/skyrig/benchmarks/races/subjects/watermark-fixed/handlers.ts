import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const watermarks = process.env['WATERMARKS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Moves the watermark ahead, never back. */
export async function advance({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { checkpoint } = JSON.parse(body) as { readonly checkpoint: number };
    try {
      await db.send(
        new PutCommand({
          TableName: watermarks,
          Item: { id: 'pipeline', checkpoint },
          ConditionExpression: 'attribute_not_exists(id) OR checkpoint < :checkpoint',
          ExpressionAttributeValues: { ':checkpoint': checkpoint },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
