import { DEFAULT_PAGE } from '../limits.ts';

export interface Page<T> {
  readonly items: T[];
  readonly next: string | undefined;
}

/** A page of a sorted list; the marker is the key after which it starts. */
export function paginate<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  marker: string | undefined,
  maxItems: number = DEFAULT_PAGE,
): Page<T> {
  const position = marker === undefined || marker === '' ? -1 : all.findIndex((item) => keyOf(item) === marker);
  const items = all.slice(position + 1, position + 1 + maxItems);
  const last = items.at(-1);
  const isMore = position + 1 + maxItems < all.length;
  return { items, next: isMore && last !== undefined ? keyOf(last) : undefined };
}
