import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import type { Item } from '../domain/attribute-value.ts';
import { pathsOverlap } from '../domain/document-path.ts';
import { applyUpdate } from '../domain/expression/apply-update.ts';
import type { Condition, Update } from '../domain/expression/ast.ts';
import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { updatePaths } from '../domain/expression/update-paths.ts';
import { keyOf } from '../domain/key-schema.ts';
import type { DynamodbContext } from '../state.ts';
import { itemKey } from '../storage/item-key.ts';
import { findStored } from '../storage/find-stored.ts';
import { newPutItem, newUpdatedItem } from '../storage/write-item.ts';
import type { Table } from '../tables/table.ts';
import { attributesOf, reportRead, type ItemChange } from './report-access.ts';
import { assertCondition, conditionNames, type WritePlan } from './write-plan.ts';

/** An update of nothing makes the item if there is none. */
export const NO_UPDATE: Update = { actions: [] };

/** What all writes have. The key has been checked. */
export interface PlannedRequest {
  readonly table: Table;
  readonly condition?: Condition | undefined;
  /** Whether a failed condition answers the item (`ReturnValuesOnConditionCheckFailure: ALL_OLD`). */
  readonly returnItem?: boolean;
}

/** Plans to put a whole item. Throws when its condition fails or it cannot be stored. */
export function planPut(context: DynamodbContext, request: PlannedRequest & { readonly item: Item }): WritePlan {
  const { table, item, condition, returnItem = false } = request;
  const key = itemKey(table.key, item);
  const keyItem = keyOf(table.key, item);
  const after = newPutItem(context, table, item);
  const before = findStored(context, table, key);
  assertCondition(context, table, keyItem, before, condition, returnItem);
  return { table, key, keyItem, before, after, changes: [wholeChange(keyItem, before, condition, false)] };
}

/** Plans to delete an item. Throws when its condition fails. */
export function planDelete(context: DynamodbContext, request: PlannedRequest & { readonly keyItem: Item }): WritePlan {
  const { table, keyItem, condition, returnItem = false } = request;
  const key = itemKey(table.key, keyItem);
  const before = findStored(context, table, key);
  assertCondition(context, table, keyItem, before, condition, returnItem);
  // A delete of nothing changes nothing, but it would have: races show in the order with a put.
  return { table, key, keyItem, before, after: undefined, changes: [wholeChange(keyItem, before, condition, true)] };
}

/** Plans to update an item, or to make it. Throws when its condition fails or the update does not fit the item. */
export function planUpdate(
  context: DynamodbContext,
  request: PlannedRequest & { readonly keyItem: Item; readonly update: Update },
): WritePlan {
  const { table, keyItem, update, condition, returnItem = false } = request;
  const { written, read } = updatePaths(update);
  assertKeysScalar(table, [...written, ...read]);
  const key = itemKey(table.key, keyItem);
  const before = findStored(context, table, key);
  assertCondition(context, table, keyItem, before, condition, returnItem);
  const updated = applyUpdate(update, before?.item, keyItem);
  const after = removesFromNothing(update, before?.item)
    ? undefined
    : newUpdatedItem(context, table, updated.item, before?.item);
  return { table, key, keyItem, before, after, updated, changes: updateChanges(keyItem, before, update, condition) };
}

/** Plans to change nothing, if the condition holds. Throws when it fails. */
export function planCheck(context: DynamodbContext, request: PlannedRequest & { readonly keyItem: Item }): WritePlan {
  const { table, keyItem, condition, returnItem = false } = request;
  const key = itemKey(table.key, keyItem);
  const stored = findStored(context, table, key);
  assertCondition(context, table, keyItem, stored, condition, returnItem);
  const names = conditionNames(condition) ?? [];
  reportRead(context, table, { item: keyItem, stored, attributes: names, condition: names });
  return { table, key, keyItem, before: stored, after: stored, changes: [] };
}

/** AWS: an update in the older style that only deletes makes no item. Source: API reference, AttributeUpdates, DELETE. */
function removesFromNothing(update: Update, existing: Item | undefined): boolean {
  if (!update.legacy || existing || update.actions.length === 0) return false;
  return update.actions.every(({ kind }) => kind === 'remove' || kind === 'delete');
}

/** A put or delete replaces every attribute, so that any condition on the item is one on what it replaces. */
function wholeChange(
  item: Item,
  before: WritePlan['before'],
  condition: Condition | undefined,
  deleted: boolean,
): ItemChange {
  const names = conditionNames(condition);
  return { item, before, deleted, atomic: names !== undefined && names.length > 0, condition: names };
}

/**
 * An update writes only what it names. What is computed from the stored item is told apart from what is
 * overwritten blindly; a condition on something that is replaced guards all of it.
 */
function updateChanges(
  item: Item,
  before: WritePlan['before'],
  update: Update,
  condition: Condition | undefined,
): ItemChange[] {
  const names = conditionNames(condition);
  const written = attributesOf(update.actions.map(({ path }) => path));
  const conditioned = condition ? conditionPaths(condition) : [];
  const guarded = update.actions.some(({ path }) => conditioned.some((other) => pathsOverlap(path, other)));
  if (guarded || update.actions.length === 0)
    return [{ item, before, attributes: written, atomic: guarded, condition: names }];
  const computed = (wanted: boolean): string[] =>
    attributesOf(update.actions.filter((action) => isComputed(action) === wanted).map(({ path }) => path));
  return [
    { atomic: true, attributes: computed(true) },
    { atomic: false, attributes: computed(false) },
  ].flatMap((part) => (part.attributes.length > 0 ? [{ ...part, item, before, condition: names }] : []));
}

function isComputed(action: Update['actions'][number]): boolean {
  return updatePaths({ actions: [action] }).selfReferential;
}
