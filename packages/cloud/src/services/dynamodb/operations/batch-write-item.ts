import type { ItemCollectionMetrics, WriteRequest } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { assertItemKey, assertKey } from '../domain/key-validation.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertDistinct, CapacityByTable } from '../items/batch.ts';
import { addWrite } from '../items/capacity.ts';
import { describeItemCollection } from '../items/item-collections.ts';
import { planDelete, planPut } from '../items/plan-write.ts';
import { bytesWritten, carryOut, type WritePlan } from '../items/write-plan.ts';
import { MAX_BATCH_WRITES } from '../limits.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';

interface NamedWrite {
  readonly tableName: string;
  readonly kind: 'put' | 'delete';
  readonly item: Item;
}

/** Puts and deletes without conditions. All of them are made: only an injected fault leaves some unprocessed. */
export const batchWriteItem: DynamodbOperation<'BatchWriteItem'> = (input, context) => {
  const entries = Object.entries(input.RequestItems);
  if (entries.length === 0) throw validationError('BatchWriteItem cannot have a null or no requests set');
  if (entries.reduce((count, [, requests]) => count + requests.length, 0) > MAX_BATCH_WRITES) {
    throw validationError('Too many items requested for the BatchWriteItem call');
  }
  const writes = entries.flatMap(([tableName, requests]) => readRequests(tableName, requests));
  const plans = writes.map((write) => ({ ...write, plan: planOf(context, write) }));
  assertDistinct(
    plans.map(({ plan }) => [plan.table.name, plan.key] as const),
    'Provided list of item keys contains duplicates',
  );

  const capacity = new CapacityByTable();
  for (const { tableName, plan } of plans) {
    const indexWrites = carryOut(context, plan);
    addWrite(capacity.of(tableName), bytesWritten(plan), indexWrites);
  }
  const consumed = capacity.describe(input.ReturnConsumedCapacity);
  const metrics = collectionMetrics(context, plans, input.ReturnItemCollectionMetrics);
  return {
    UnprocessedItems: {},
    ...(metrics && { ItemCollectionMetrics: metrics }),
    ...(consumed && { ConsumedCapacity: consumed }),
  };
};

function readRequests(tableName: string, requests: readonly WriteRequest[]): NamedWrite[] {
  if (requests.length === 0)
    throw validationError(`The batch write request list for a table cannot be null or empty: ${tableName}`);
  return requests.map(({ PutRequest: put, DeleteRequest: remove }) => {
    if ((put === undefined) === (remove === undefined)) {
      // AWS: the words are about attribute values, but that is the answer. Checked against DynamoDB local 2.5.
      throw validationError(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    }
    return { tableName, kind: put ? 'put' : 'delete', item: canonicalItem(put?.Item ?? remove?.Key ?? {}) };
  });
}

function planOf(context: DynamodbContext, { tableName, kind, item }: NamedWrite): WritePlan {
  const table = getTable(context, tableName);
  if (kind === 'put') {
    assertItemKey(table.key, item);
    return planPut(context, { table, item });
  }
  assertKey(table.key, item);
  return planDelete(context, { table, keyItem: item });
}

function collectionMetrics(
  context: DynamodbContext,
  plans: readonly { readonly tableName: string; readonly plan: WritePlan }[],
  requested: Parameters<typeof describeItemCollection>[3],
): Record<string, ItemCollectionMetrics[]> | undefined {
  if (requested !== 'SIZE') return undefined;
  const metrics: Record<string, ItemCollectionMetrics[]> = {};
  for (const { tableName, plan } of plans) {
    const described = describeItemCollection(context, plan.table, plan.keyItem, requested);
    if (described) (metrics[tableName] ??= []).push(described);
  }
  return metrics;
}
