import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const documents = process.env['DOCUMENTS'];

interface Section {
  readonly id: string;
  readonly confidence?: number;
}

/** Notes how sure the extraction of one section of a document is. */
export async function setConfidence({
  document,
  section,
}: {
  readonly document: string;
  readonly section: Section;
}): Promise<void> {
  const Key = { id: document };
  const { Item } = await db.send(new GetCommand({ TableName: documents, Key, ConsistentRead: true }));
  const sections = ((Item?.['sections'] as readonly Section[] | undefined) ?? []).map((one) =>
    one.id === section.id ? section : one,
  );
  await db.send(
    new UpdateCommand({
      TableName: documents,
      Key,
      UpdateExpression: 'SET sections = :sections',
      ExpressionAttributeValues: { ':sections': sections },
    }),
  );
}
