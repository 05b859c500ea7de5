import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients.ts';
import { readResult } from '../results.ts';
import { isComplete, type ResultRow } from '../rows.ts';
import { setting } from '../settings.ts';
import type { WriteShare } from './write-share.ts';

/**
 * Wrong on purpose: reads the row, changes it in memory, writes all of it back. Whatever another
 * writer has put between the read and the write is gone. That the read is consistent does not help.
 */
export const writeShare: WriteShare = async (share) => {
  const row = await readResult(share);
  const changed: ResultRow = { ...row, values: { ...row.values, [share.key]: share.cents } };
  await dynamo.send(new PutCommand({ TableName: setting('RESULTS_TABLE'), Item: changed }));
  return { isComplete: isComplete(changed) };
};
