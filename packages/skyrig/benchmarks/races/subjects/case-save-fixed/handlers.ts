import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const cases = process.env['CASES'];

/** Adds a document to a case. */
export async function fileDocument({
  id,
  document,
}: {
  readonly id: string;
  readonly document: string;
}): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: cases,
      Key: { id },
      UpdateExpression: 'SET documents = list_append(documents, :added)',
      ExpressionAttributeValues: { ':added': [document] },
    }),
  );
}

/** Changes the status of a case. */
export async function setStatus({ id, status }: { readonly id: string; readonly status: string }): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: cases,
      Key: { id },
      UpdateExpression: 'SET #status = :status',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': status },
    }),
  );
}
