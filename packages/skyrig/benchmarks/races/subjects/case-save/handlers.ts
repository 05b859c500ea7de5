import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const cases = process.env['CASES'];

interface Case {
  readonly id: string;
  readonly status: string;
  readonly documents: readonly string[];
}

async function load(id: string): Promise<Case> {
  const { Item } = await db.send(new GetCommand({ TableName: cases, Key: { id }, ConsistentRead: true }));
  if (!Item) throw new Error(`There is no case ${id}`);
  return Item as Case;
}

async function save(item: Case): Promise<void> {
  await db.send(new PutCommand({ TableName: cases, Item: item }));
}

/** Adds a document to a case. */
export async function fileDocument({
  id,
  document,
}: {
  readonly id: string;
  readonly document: string;
}): Promise<void> {
  const found = await load(id);
  await save({ ...found, documents: [...found.documents, document] });
}

/** Changes the status of a case. */
export async function setStatus({ id, status }: { readonly id: string; readonly status: string }): Promise<void> {
  await save({ ...(await load(id)), status });
}
