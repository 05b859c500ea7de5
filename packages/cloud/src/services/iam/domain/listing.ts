import type { StoreKey } from '../../../kernel/compare-keys.ts';
import type { StoreMap } from '../../../kernel/store-map.ts';
import { invalidMarker } from '../errors.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';

interface PageInput {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** `IsTruncated`, and `Marker` if it is. */
  readonly end: { IsTruncated: boolean; Marker?: string };
}

/** Cuts a page out of what is in order of its unique name. */
export function pageOf<T>(
  all: Iterable<T>,
  nameOf: (item: T) => string,
  { Marker, MaxItems = DEFAULT_PAGE_SIZE }: PageInput = {},
): Page<T> {
  const after = Marker === undefined ? undefined : readMarker(Marker);
  const items: T[] = [];
  for (const item of all) {
    if (after !== undefined && nameOf(item).toLowerCase() <= after) continue;
    if (items.length === MaxItems)
      return { items, end: { IsTruncated: true, Marker: writeMarker(items.at(-1), nameOf) } };
    items.push(item);
  }
  return { items, end: { IsTruncated: false } };
}

function writeMarker<T>(last: T | undefined, nameOf: (item: T) => string): string {
  return Buffer.from(`after:${last === undefined ? '' : nameOf(last).toLowerCase()}`).toString('base64');
}

function readMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64').toString();
  if (!text.startsWith('after:')) throw invalidMarker();
  return text.slice('after:'.length);
}

/** The entries whose keys begin with these parts, in order: a list, so that the map may change while it is walked. */
export function under<K extends readonly StoreKey[], V>(map: StoreMap<K, V>, ...prefix: readonly string[]): [K, V][] {
  const entries: [K, V][] = [];
  for (const entry of map.range({ from: prefix as unknown as K })) {
    if (prefix.some((part, index) => entry[0][index] !== part)) break;
    entries.push(entry);
  }
  return entries;
}
