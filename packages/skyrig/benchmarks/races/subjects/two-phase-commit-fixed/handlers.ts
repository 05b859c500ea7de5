import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const locks = process.env['LOCKS'];
const decisions = process.env['DECISIONS'];

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

async function prepare({ transaction, row }: Phase): Promise<void> {
  try {
    await db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName: decisions,
              Key: { id: transaction },
              ConditionExpression: 'attribute_not_exists(id)',
            },
          },
          { Put: { TableName: locks, Item: { id: row, transaction } } },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
  }
}

/** Locks the row of a transaction that prepares; frees it when the transaction aborts. */
export async function participate({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const phase = JSON.parse(body) as Phase;
    if (phase.type === 'prepare') {
      await prepare(phase);
      continue;
    }
    await db.send(new PutCommand({ TableName: decisions, Item: { id: phase.transaction, decision: 'aborted' } }));
    await db.send(new DeleteCommand({ TableName: locks, Key: { id: phase.row } }));
  }
}
