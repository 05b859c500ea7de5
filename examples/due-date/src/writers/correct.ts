import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients.ts';
import { MissingResultError } from '../results.ts';
import { isComplete, type ResultRow } from '../rows.ts';
import { setting } from '../settings.ts';
import type { WriteShare } from './write-share.ts';

/** Sets the one key and nothing else: DynamoDB orders the updates, none of them undoes another. */
export const writeShare: WriteShare = async (share) => {
  try {
    const { Attributes } = await dynamo.send(
      new UpdateCommand({
        TableName: setting('RESULTS_TABLE'),
        Key: { id: share.id },
        UpdateExpression: 'SET #values.#key = :cents',
        ConditionExpression: 'attribute_exists(#values)',
        ExpressionAttributeNames: { '#values': 'values', '#key': share.key },
        ExpressionAttributeValues: { ':cents': share.cents },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return { isComplete: isComplete(Attributes as ResultRow) };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new MissingResultError(share);
    throw error;
  }
};
