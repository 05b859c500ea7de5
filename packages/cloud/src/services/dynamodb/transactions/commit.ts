import type {
  ConsumedCapacity,
  ItemCollectionMetrics,
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { keyAttributes } from '../domain/key-schema.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertDistinct, CapacityByTable } from '../items/batch.ts';
import { addWrite } from '../items/capacity.ts';
import { describeItemCollection } from '../items/item-collections.ts';
import { bytesWritten, carryOut, type WritePlan } from '../items/write-plan.ts';
import { MAX_TRANSACTION_BYTES } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import { itemKey } from '../storage/item-key.ts';
import type { Table } from '../tables/table.ts';

/** A planned action and the name the request gave its table. */
export interface PlannedAction {
  readonly tableName: string;
  readonly plan: WritePlan;
}

interface CommitOptions {
  readonly capacity: ReturnConsumedCapacity | undefined;
  readonly metrics?: ReturnItemCollectionMetrics | undefined;
}

export interface CommitAnswer {
  ConsumedCapacity?: ConsumedCapacity[];
  ItemCollectionMetrics?: Record<string, ItemCollectionMetrics[]>;
}

/** Throws when a transaction names an item twice. Items with an invalid key are left to those who say so. */
export function assertActionsDistinct(actions: readonly { readonly table: Table; readonly item: Item }[]): void {
  const valid = actions.filter(({ table, item }) =>
    keyAttributes(table.key).every(({ name, type }) => item[name]?.[type] !== undefined),
  );
  assertDistinct(
    valid.map(({ table, item }) => [table.name, itemKey(table.key, item)] as const),
    'Transaction request cannot include multiple operations on one item',
  );
}

/** Makes all planned writes of a transaction; transactional writes cost twice. */
export function commit(
  context: DynamodbContext,
  actions: readonly PlannedAction[],
  options: CommitOptions,
): CommitAnswer {
  if (actions.reduce((bytes, { plan }) => bytes + (plan.after?.size ?? 0), 0) > MAX_TRANSACTION_BYTES) {
    throw validationError('Transaction request size cannot exceed 4 MB');
  }
  const capacity = new CapacityByTable();
  const metrics: Record<string, ItemCollectionMetrics[]> = {};
  for (const { tableName, plan } of actions) {
    addWrite(capacity.of(tableName), bytesWritten(plan), carryOut(context, plan), 2);
  }
  for (const { tableName, plan } of actions) {
    const described = describeItemCollection(context, plan.table, plan.keyItem, options.metrics);
    if (described) (metrics[tableName] ??= []).push(described);
  }
  const consumed = capacity.describe(options.capacity, 'Write');
  return {
    ...(consumed && { ConsumedCapacity: consumed }),
    ...(Object.keys(metrics).length > 0 && { ItemCollectionMetrics: metrics }),
  };
}
