import type { AttributeValue, Item } from '../domain/attribute-value.ts';
import type { KeySchema } from '../domain/key-schema.ts';
import { sortText } from './sort-text.ts';

const SEPARATOR = '\0';
/** Greater than the separator and less than any text that can follow it. */
const AFTER_SEPARATOR = '\x01';
const HASH_SPACE = 2 ** 32;

/** The least key of a range, inclusive, and the least key after it. */
export interface KeyRange {
  readonly from: string;
  readonly before: string;
}

/**
 * The key under which a table stores an item: hash of the partition key, partition key, sort key.
 * AWS: Scan answers partitions in the order of an unpublished hash of their key; ours is another hash, always the same.
 */
export function itemKey(schema: KeySchema, item: Item): string {
  const partition = partitionPrefix(valueOf(item, schema.partition.name));
  return schema.sort ? partition + sortText(valueOf(item, schema.sort.name)) : partition;
}

/**
 * The key under which an index stores an entry; undefined when the item lacks a key attribute of the index, or has it
 * with another type, which happens to items that were there before the index.
 */
export function findIndexKey(schema: KeySchema, item: Item, key: string): string | undefined {
  const partition = item[schema.partition.name];
  if (partition?.[schema.partition.type] === undefined) return undefined;
  const prefix = partitionPrefix(partition);
  if (!schema.sort) return prefix + key;
  const sort = item[schema.sort.name];
  return sort?.[schema.sort.type] === undefined ? undefined : prefix + sortText(sort) + SEPARATOR + key;
}

/** What all keys of one partition begin with. */
export function partitionPrefix(value: AttributeValue): string {
  const text = sortText(value);
  return hashText(hashOf(text)) + text + SEPARATOR;
}

/** All keys that begin with a partition's prefix. */
export function partitionRange(prefix: string): KeyRange {
  return { from: prefix, before: prefix.slice(0, -1) + AFTER_SEPARATOR };
}

/** The share of a table or index that one of the workers of a parallel scan reads. */
export function segmentRange(segment: number, totalSegments: number): KeyRange {
  const bound = (number: number): string => {
    const hash = Math.ceil((number * HASH_SPACE) / totalSegments);
    return hash >= HASH_SPACE ? 'g' : hashText(hash);
  };
  return { from: bound(segment), before: bound(segment + 1) };
}

/** The least text greater than every text that an index or table key with this sort key begins with. */
export function afterSortText(prefix: string, sort: string): string {
  return prefix + sort + AFTER_SEPARATOR;
}

function valueOf(item: Item, name: string): AttributeValue {
  const value = item[name];
  if (!value) throw new TypeError(`The item lacks the key attribute ${name}; validate keys first.`);
  return value;
}

function hashText(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/** 32 bits of FNV-1a with MurmurHash3's finaliser, which spreads keys that differ in little. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
