import { setTimeout } from 'node:timers/promises';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients.ts';
import { readResult } from '../results.ts';
import { isComplete, type ResultRow } from '../rows.ts';
import { setting } from '../settings.ts';
import type { WriteShare } from './write-share.ts';

/* In every round one of those who compete gets through, so that n writers need at most n rounds. */
const MAX_ROUNDS = 40;
const BACK_OFF_MS = 50;

/** Reads, changes and writes as the racy writer does, but only over the version it has read; otherwise it begins again. */
export const writeShare: WriteShare = async (share) => {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const row = await readResult(share);
    const changed: ResultRow = {
      ...row,
      version: row.version + 1,
      values: { ...row.values, [share.key]: share.cents },
    };
    if (await replace(changed, row.version)) return { isComplete: isComplete(changed) };
    await setTimeout(Math.random() * Math.min(round, 10) * BACK_OFF_MS);
  }
  throw new Error(
    `Row ${share.id} was changed by others ${MAX_ROUNDS} times while ${share.key} was being written. ` +
      'Lower FanOut, or use a writer that does not replace the whole row.',
  );
};

async function replace(row: ResultRow, version: number): Promise<boolean> {
  try {
    await dynamo.send(
      new PutCommand({
        TableName: setting('RESULTS_TABLE'),
        Item: row,
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
