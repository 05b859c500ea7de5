import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const locks = process.env['LOCKS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Phase {
  readonly type: 'prepare' | 'abort';
  readonly transaction: string;
  readonly row: string;
}

async function tell(phase: Phase): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env['REQUESTS_URL'], MessageBody: JSON.stringify(phase) }));
}

/** Asks the participant to prepare; the other one has said no, so it is told to abort. */
export async function coordinate({ transaction, row }: Omit<Phase, 'type'>): Promise<void> {
  await tell({ type: 'prepare', transaction, row });
  await tell({ type: 'abort', transaction, row });
}

/** Locks the row of a transaction that prepares; frees it when the transaction aborts. */
export async function participate({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { type, transaction, row } = JSON.parse(body) as Phase;
    if (type === 'prepare') await db.send(new PutCommand({ TableName: locks, Item: { id: row, transaction } }));
    else await db.send(new DeleteCommand({ TableName: locks, Key: { id: row } }));
  }
}
