import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const documents = process.env['DOCUMENTS'];

interface Section {
  readonly id: string;
  readonly confidence?: number;
}

/** Notes how sure the extraction of one section of a document is; starts over when somebody else was faster. */
export async function setConfidence(input: { readonly document: string; readonly section: Section }): Promise<void> {
  const { document, section } = input;
  const Key = { id: document };
  const { Item } = await db.send(new GetCommand({ TableName: documents, Key, ConsistentRead: true }));
  const before = (Item?.['sections'] as readonly Section[] | undefined) ?? [];
  try {
    await db.send(
      new UpdateCommand({
        TableName: documents,
        Key,
        UpdateExpression: 'SET sections = :sections',
        ConditionExpression: 'sections = :before',
        ExpressionAttributeValues: {
          ':sections': before.map((one) => (one.id === section.id ? section : one)),
          ':before': before,
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await setConfidence(input);
  }
}
