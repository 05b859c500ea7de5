import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const jobs = process.env['JOBS'];

const RANKS: Readonly<Record<string, number>> = { RUNNING: 1, SUCCEEDED: 2 };

/** Keeps the state of jobs. */
export async function track({
  detail,
}: {
  readonly detail: { readonly id: string; readonly status: string };
}): Promise<void> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: jobs,
        Key: { id: detail.id },
        UpdateExpression: 'SET #status = :status, stage = :stage',
        ConditionExpression: 'attribute_not_exists(id) OR stage < :stage',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':status': detail.status, ':stage': RANKS[detail.status] ?? 0 },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
