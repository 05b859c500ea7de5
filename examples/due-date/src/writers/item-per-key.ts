import { BatchGetCommand, PutCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { batchesOf } from '../batches.ts';
import { dynamo } from '../clients.ts';
import { readResult } from '../results.ts';
import { setting } from '../settings.ts';
import type { WriteShare } from './write-share.ts';

/* AWS: a BatchGetItem has at most 100 keys. */
const MAX_KEYS = 100;

/** The item of one value; the row itself keeps an empty map. */
export function itemId(id: string, key: string): string {
  return `${id}#${key}`;
}

/** Gives every value an item of its own, so that no two writers ever write the same one. */
export const writeShare: WriteShare = async (share) => {
  const { expectedKeys } = await readResult(share);
  const item = { id: itemId(share.id, share.key), rowId: share.id, key: share.key, cents: share.cents };
  await dynamo.send(new PutCommand({ TableName: setting('RESULTS_TABLE'), Item: item }));
  // Every writer looks after its own write, so that the last one sees them all.
  const counts = await Promise.all(batchesOf(expectedKeys, MAX_KEYS).map((keys) => countItems(share.id, keys)));
  return { isComplete: counts.reduce((sum, count) => sum + count, 0) === expectedKeys.length };
};

async function countItems(id: string, keys: readonly string[]): Promise<number> {
  const table = setting('RESULTS_TABLE');
  let wanted: Record<string, unknown>[] | undefined = keys.map((key) => ({ id: itemId(id, key) }));
  let count = 0;
  while (wanted !== undefined && wanted.length > 0) {
    const { Responses, UnprocessedKeys }: BatchGetCommandOutput = await dynamo.send(
      new BatchGetCommand({
        RequestItems: { [table]: { Keys: wanted, ConsistentRead: true, ProjectionExpression: 'id' } },
      }),
    );
    count += Responses?.[table]?.length ?? 0;
    wanted = UnprocessedKeys?.[table]?.Keys;
  }
  return count;
}
