import type { AttributeValue, Item } from '../domain/attribute-value.ts';
import { toBase64 } from '../domain/binary-text.ts';
import type { DocumentPath } from '../domain/document-path.ts';
import type { KeySchema } from '../domain/key-schema.ts';
import type { DynamodbContext } from '../state.ts';
import { itemKey } from '../storage/item-key.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import { findStored } from '../storage/find-stored.ts';
import type { SecondaryIndex, Table } from '../tables/table.ts';

/** What a step looked at in one item. */
export interface ItemRead {
  /** The item, or its key. */
  readonly item: Item;
  readonly stored: StoredItem | undefined;
  /** Undefined: all of them. */
  readonly attributes?: readonly string[] | undefined;
  readonly condition?: readonly string[] | undefined;
  readonly consistent?: boolean | undefined;
}

/** What a step changed in one item. */
export interface ItemChange {
  /** The item, or its key. */
  readonly item: Item;
  readonly before: StoredItem | undefined;
  readonly deleted?: boolean;
  /** Undefined: all of them. */
  readonly attributes?: readonly string[] | undefined;
  readonly atomic?: boolean;
  readonly condition?: readonly string[] | undefined;
}

/** Notes a read of one item in the trace. */
export function reportRead(context: DynamodbContext, table: Table, read: ItemRead): void {
  context.access({
    resource: table.arn,
    key: keyText(table.key, read.item),
    kind: 'read',
    versionBefore: read.stored?.version ?? 0,
    consistent: read.consistent ?? true,
    ...(read.attributes && { attributes: read.attributes }),
    ...(read.condition && { condition: read.condition }),
  });
}

/** Notes a write of one item in the trace. */
export function reportWrite(context: DynamodbContext, table: Table, change: ItemChange): void {
  context.access({
    resource: table.arn,
    key: keyText(table.key, change.item),
    kind: 'write',
    versionBefore: change.before?.version ?? 0,
    versionAfter: context.step.seq,
    atomic: change.atomic ?? false,
    ...(change.attributes && { attributes: change.attributes }),
    ...(change.condition && { condition: change.condition }),
  });
}

/** An item's key as the trace names it: `id="t-1",at=5`. */
function keyText(schema: KeySchema, item: Item): string {
  const partition = `${schema.partition.name}=${valueText(item[schema.partition.name])}`;
  return schema.sort ? `${partition},${schema.sort.name}=${valueText(item[schema.sort.name])}` : partition;
}

/**
 * Notes that a query looked at a whole partition, so that what it did not find is known too: `id="t-1",at=*`,
 * of an index under the index's ARN. In a table without sort key that is the one item there could be.
 */
export function reportPartition(
  context: DynamodbContext,
  table: Table,
  index: SecondaryIndex | undefined,
  value: AttributeValue,
  consistent: boolean,
): void {
  const { partition, sort } = index?.key ?? table.key;
  if (!index && !sort) {
    const item = { [partition.name]: value };
    if (!findStored(context, table, itemKey(table.key, item)))
      reportRead(context, table, { item, stored: undefined, consistent });
    return;
  }
  const key = `${partition.name}=${valueText(value)}${sort ? `,${sort.name}=*` : ''}`;
  context.access({ resource: index?.arn ?? table.arn, key, kind: 'read', consistent });
}

/** Top-level attributes of paths; nested paths also in full, e.g. `values` and `values.k1`. */
export function attributesOf(paths: readonly DocumentPath[]): string[] {
  const names = new Set<string>();
  for (const path of paths) {
    names.add(path[0]);
    if (path.length > 1) names.add(path.join('.'));
  }
  return [...names];
}

function valueText(value: AttributeValue | undefined): string {
  if (value?.S !== undefined) return JSON.stringify(value.S);
  if (value?.N !== undefined) return value.N;
  return value?.B ? `b64(${toBase64(value.B)})` : '?';
}
