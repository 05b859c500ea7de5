import { fromItem, toAttributeValue, toItem, type AttributeValue } from './attribute-values.ts';
import type { Target } from './target.ts';

export type Item = Readonly<Record<string, unknown>>;

export interface QueryOptions {
  readonly index?: string;
  /** Values of `:name` placeholders, plain. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of `#name` placeholders. */
  readonly names?: Readonly<Record<string, string>>;
  /** A filter expression. */
  readonly filter?: string;
}

/** One table; items are plain objects. Reads are strongly consistent. */
export interface TableHandle<T extends object = Item> {
  readonly name: string;
  get(key: Item): Promise<T | undefined>;
  put(item: T): Promise<void>;
  /** Puts any number of items, 25 a request. */
  putAll(items: readonly T[]): Promise<void>;
  delete(key: Item): Promise<void>;
  /** Every item, of every page. */
  items(): Promise<readonly T[]>;
  /** Items of a key condition expression, of every page. */
  query(keyCondition: string, options: QueryOptions): Promise<readonly T[]>;
}

type RawItem = Readonly<Record<string, AttributeValue>>;

/** A handle for a table. */
export function createTableHandle<T extends object>(target: Target, name: string): TableHandle<T> {
  const call = (operation: string, input: Readonly<Record<string, unknown>>) =>
    target.call('dynamodb', operation, { TableName: name, ...input });
  const every = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<readonly T[]> => {
    const found: T[] = [];
    let start: unknown;
    let pages = 0;
    do {
      const { Items, LastEvaluatedKey } = await call(operation, {
        ...input,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      });
      for (const item of (Items ?? []) as readonly RawItem[]) found.push(fromItem(item) as T);
      start = LastEvaluatedKey;
      pages += 1;
    } while (start !== undefined);
    return target.follower?.items(name, operation, found, pages) ?? found;
  };
  return {
    name,
    get: async (key) => {
      const { Item } = await call('GetItem', { Key: toItem(key, 'key'), ConsistentRead: true });
      const item = Item === undefined ? undefined : (fromItem(Item as RawItem) as T);
      return target.follower ? target.follower.item(name, key, item) : item;
    },
    put: async (item) => void (await call('PutItem', { Item: toItem(item) })),
    putAll: async (items) => {
      for (let start = 0; start < items.length; start += 25) {
        let requests: unknown = items.slice(start, start + 25).map((item) => ({ PutRequest: { Item: toItem(item) } }));
        while (Array.isArray(requests) && requests.length > 0) {
          const { UnprocessedItems } = await target.call('dynamodb', 'BatchWriteItem', {
            RequestItems: { [name]: requests },
          });
          requests = (UnprocessedItems as Record<string, unknown> | undefined)?.[name];
        }
      }
    },
    delete: async (key) => void (await call('DeleteItem', { Key: toItem(key, 'key') })),
    items: () => every('Scan', { ConsistentRead: true }),
    query: (keyCondition, { index, values, names, filter }) =>
      every('Query', {
        KeyConditionExpression: keyCondition,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(values).map(([placeholder, value]) => [placeholder, toAttributeValue(value)]),
        ),
        ...(names && { ExpressionAttributeNames: names }),
        ...(filter !== undefined && { FilterExpression: filter }),
        ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
      }),
  };
}
