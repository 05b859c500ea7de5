import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from './clients.ts';
import type { DueMessage, ResultRow, Share } from './rows.ts';
import { setting } from './settings.ts';

/** A writer was called for a row whose result does not exist yet. */
export class MissingResultError extends Error {
  override readonly name: string = 'MissingResultError';

  constructor({ id, key }: Share) {
    super(
      `Row ${id} has no result with a map of values that ${key} could be put into. ` +
        'Create the result with an empty map first (createResult), as the processor does before it calls writers.',
    );
  }
}

/**
 * Makes the row's result with an empty map of values: DynamoDB refuses to set a key of a map that
 * is not there. Answers whether the row has been completed already.
 */
export async function createResult({ id, expectedKeys }: DueMessage): Promise<{ readonly isCompleted: boolean }> {
  const empty: ResultRow = { id, values: {}, expectedKeys, version: 0 };
  try {
    await dynamo.send(
      new PutCommand({
        TableName: setting('RESULTS_TABLE'),
        Item: empty,
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { isCompleted: false };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      return { isCompleted: error.Item?.['completedAt'] !== undefined };
    throw error;
  }
}

/** The row's result as it is now. Throws {@link MissingResultError}. */
export async function readResult(share: Share): Promise<ResultRow> {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: setting('RESULTS_TABLE'), Key: { id: share.id }, ConsistentRead: true }),
  );
  if (Item?.['values'] === undefined) throw new MissingResultError(share);
  return Item as ResultRow;
}

/** Marks result and schedule as completed, both or neither, once. Answers whether it was this call. */
export async function completeRow(id: string, now: Date): Promise<boolean> {
  try {
    await dynamo.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName: setting('RESULTS_TABLE'),
              Key: { id },
              UpdateExpression: 'SET completedAt = :now',
              ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(completedAt)',
              ExpressionAttributeValues: { ':now': now.toISOString() },
            },
          },
          {
            Update: {
              TableName: setting('SCHEDULES_TABLE'),
              Key: { id },
              UpdateExpression: 'SET #status = :done',
              ConditionExpression: 'attribute_exists(id) AND #status <> :done',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':done': 'DONE' },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException && isDoneAlready(error)) return false;
    throw error;
  }
}

function isDoneAlready({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  return CancellationReasons.every(({ Code }) => Code === 'None' || Code === 'ConditionalCheckFailed');
}
