import type {
  ConsumedCapacity,
  ItemCollectionMetrics,
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
  ReturnValue,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { validationError } from '../domain/validation-error.ts';
import type { DynamodbContext } from '../state.ts';
import type { IndexWrite } from '../storage/index-entries.ts';
import { addWrite, describeCapacity, noCapacity } from './capacity.ts';
import { describeItemCollection } from './item-collections.ts';
import { attributesOf, reportRead } from './report-access.ts';
import { bytesWritten, type WritePlan } from './write-plan.ts';

interface WriteInput {
  readonly TableName: string;
  readonly ReturnValues?: ReturnValue | undefined;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
}

export interface WriteAnswer {
  Attributes?: Record<string, Item[string]>;
  ConsumedCapacity?: ConsumedCapacity;
  ItemCollectionMetrics?: ItemCollectionMetrics;
}

/** Throws for the kinds of `ReturnValues` that only updates have. */
export function assertOldOrNothing(requested: ReturnValue | undefined): void {
  if (requested === undefined || requested === 'NONE' || requested === 'ALL_OLD') return;
  throw validationError('ReturnValues can only be ALL_OLD or NONE');
}

/** The answer of a write of one item, after it has been carried out. */
export function describeWrite(
  context: DynamodbContext,
  input: WriteInput,
  plan: WritePlan,
  indexWrites: readonly IndexWrite[],
): WriteAnswer {
  const answer: WriteAnswer = {};
  const attributes = returnedAttributes(context, plan, input.ReturnValues);
  if (attributes) answer.Attributes = attributes;
  if (input.ReturnConsumedCapacity !== undefined) {
    const use = noCapacity();
    addWrite(use, bytesWritten(plan), indexWrites);
    const capacity = describeCapacity(input.ReturnConsumedCapacity, input.TableName, use);
    if (capacity) answer.ConsumedCapacity = capacity;
  }
  const metrics = describeItemCollection(context, plan.table, plan.keyItem, input.ReturnItemCollectionMetrics);
  if (metrics) answer.ItemCollectionMetrics = metrics;
  return answer;
}

/** Who gets values back has read them: the old ones at their version, the new ones at the present one. */
function returnedAttributes(
  context: DynamodbContext,
  plan: WritePlan,
  requested: ReturnValue = 'NONE',
): Item | undefined {
  const { table, keyItem: item, before, after, updated } = plan;
  const written = updated && attributesOf(updated.paths.written);
  switch (requested) {
    case 'ALL_OLD':
      reportRead(context, table, { item, stored: before });
      return before?.item;
    case 'UPDATED_OLD':
      reportRead(context, table, { item, stored: before, attributes: written });
      return updated?.updatedOld;
    case 'ALL_NEW':
      reportRead(context, table, { item, stored: after });
      return after?.item;
    case 'UPDATED_NEW':
      reportRead(context, table, { item, stored: after, attributes: written });
      return updated?.updatedNew;
    default:
      return undefined;
  }
}
