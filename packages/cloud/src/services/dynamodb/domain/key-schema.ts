import type { AttributeValue, Item, KeyType } from './attribute-value.ts';

/** One attribute of a primary key or of an index key. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/** The key of a table or of a secondary index. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
}

/** The comparisons that a query may make with the sort key. */
export type SortOperator = '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';

/** What a query asks of the sort key; `BETWEEN` has two values, all others one. */
export interface SortCondition {
  readonly operator: SortOperator;
  readonly values: readonly AttributeValue[];
}

/** What a query asks for: one partition and, where given, a range of it. */
export interface KeyCondition {
  readonly partition: AttributeValue;
  readonly sort?: SortCondition;
}

/** The attributes of a key, partition key first. */
export function keyAttributes(schema: KeySchema): readonly KeyAttribute[] {
  return schema.sort ? [schema.partition, schema.sort] : [schema.partition];
}

/** Only the key attributes of an item, which is what identifies it. */
export function keyOf(schema: KeySchema, item: Item): Item {
  const key: Record<string, AttributeValue> = {};
  for (const { name } of keyAttributes(schema)) {
    const value = item[name];
    if (value) key[name] = value;
  }
  return key;
}
