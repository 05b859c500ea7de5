import type { StoreMap } from '../../../kernel/store-map.ts';
import type { KeyRange } from './item-key.ts';
import type { StoredItem } from './stored-item.ts';

export interface WalkOptions {
  /** Begin after this key (before it when reversed). */
  readonly after?: string | undefined;
  readonly reverse?: boolean;
}

/** The entries of a range, in order or reversed. The map must not change meanwhile. */
export function* entriesIn(
  store: StoreMap<string, StoredItem>,
  range: KeyRange,
  { after, reverse = false }: WalkOptions = {},
): IterableIterator<[string, StoredItem]> {
  if (reverse) {
    const to = after !== undefined && after < range.before ? after : range.before;
    yield* store.range({ from: range.from, to, exclusive: true, reverse: true });
    return;
  }
  const resumes = after !== undefined && after >= range.from;
  for (const entry of store.range({ from: resumes ? after : range.from, exclusive: resumes })) {
    if (entry[0] >= range.before) return;
    yield entry;
  }
}
