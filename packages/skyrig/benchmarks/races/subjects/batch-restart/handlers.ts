import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const documents = process.env['DOCUMENTS'];
const executions = process.env['EXECUTIONS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Notes that a document has been described. */
export async function register({ id }: { readonly id: string }): Promise<void> {
  await db.send(new PutCommand({ TableName: documents, Item: { id } }));
}

/** Starts one execution for each uploaded document. */
export async function start({ Records }: QueueEvent, context: { readonly awsRequestId: string }): Promise<void> {
  for (const { body } of Records) {
    const { Item } = await db.send(new GetCommand({ TableName: documents, Key: { id: body }, ConsistentRead: true }));
    if (!Item) throw new Error(`${body} has not been described yet`);
    await db.send(
      new PutCommand({ TableName: executions, Item: { id: `${body}/${context.awsRequestId}`, document: body } }),
    );
  }
}
