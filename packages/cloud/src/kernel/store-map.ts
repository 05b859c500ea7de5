import sortedBtree from 'sorted-btree';
import { compareKeys, type StoreKey } from './compare-keys.ts';

/* A CommonJS module: Node gives its exports as the default, bundlers and Vitest unwrap them. */
const BTree: typeof sortedBtree.default = sortedBtree.default ?? (sortedBtree as unknown as typeof sortedBtree.default);
type Tree<K, V> = InstanceType<typeof BTree<K, V>>;

export interface RangeOptions<K> {
  /** First key, inclusive unless `exclusive`. */
  readonly from?: K;
  /** Last key, inclusive. */
  readonly to?: K;
  /** Leave out an entry whose key equals `from` (`to` when reversed). @defaultValue false */
  readonly exclusive?: boolean;
  /** Walk from `to` down to `from`. @defaultValue false */
  readonly reverse?: boolean;
}

/** Told of every change of a {@link StoreMap}; `value` is undefined for a deletion. */
export type ChangeListener<K, V> = (key: K, value: V | undefined) => void;

/**
 * An ordered map whose `clone()` costs the same whatever its size (copy-on-write). Values are
 * readonly records: replace them with `set`, never change them in place, or clones would see it.
 */
export class StoreMap<K, V> {
  readonly #compare: (a: K, b: K) => number;
  #tree: Tree<K, V>;
  /** Set by the journal while changes are persisted. */
  onChange: ChangeListener<K, V> | undefined;

  constructor(compare?: (a: K, b: K) => number, tree?: Tree<K, V>) {
    this.#compare = compare ?? (compareKeys as unknown as (a: K, b: K) => number);
    this.#tree = tree ?? new BTree<K, V>(undefined, this.#compare);
  }

  get size(): number {
    return this.#tree.size;
  }

  get(key: K): V | undefined {
    return this.#tree.get(key);
  }

  has(key: K): boolean {
    return this.#tree.has(key);
  }

  set(key: K, value: V): this {
    this.#tree.set(key, value);
    this.onChange?.(key, value);
    return this;
  }

  /** Answers whether there was such an entry. */
  delete(key: K): boolean {
    const existed = this.#tree.delete(key);
    if (existed) this.onChange?.(key, undefined);
    return existed;
  }

  clear(): void {
    if (this.onChange) for (const key of this.#tree.keysArray()) this.onChange(key, undefined);
    this.#tree = new BTree<K, V>(undefined, this.#compare);
  }

  /** The entry with the lowest key. */
  first(): readonly [K, V] | undefined {
    const key = this.#tree.minKey();
    return key === undefined ? undefined : [key, this.#tree.get(key) as V];
  }

  /** The entry with the highest key. */
  last(): readonly [K, V] | undefined {
    const key = this.#tree.maxKey();
    return key === undefined ? undefined : [key, this.#tree.get(key) as V];
  }

  keys(): IterableIterator<K> {
    return this.#tree.keys();
  }

  values(): IterableIterator<V> {
    return this.#tree.values();
  }

  entries(): IterableIterator<[K, V]> {
    return this.#tree.entries();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#tree.entries();
  }

  /** Entries between two keys, in order or reversed. Do not change the map while walking it. */
  *range(options: RangeOptions<K>): IterableIterator<[K, V]> {
    const { from, to, exclusive = false, reverse = false } = options;
    if (reverse) {
      for (const entry of this.#tree.entriesReversed(to, undefined, exclusive)) {
        if (from !== undefined && this.#compare(entry[0], from) < 0) return;
        yield entry;
      }
      return;
    }
    for (const entry of this.#tree.entries(from)) {
      if (exclusive && from !== undefined && this.#compare(entry[0], from) === 0) continue;
      if (to !== undefined && this.#compare(entry[0], to) > 0) return;
      yield entry;
    }
  }

  /** An independent copy that shares structure; constant time. */
  clone(): StoreMap<K, V> {
    return new StoreMap<K, V>(this.#compare, this.#tree.clone());
  }
}

/** A map from string keys, the usual case. */
export function createStoreMap<V, K extends StoreKey = string>(): StoreMap<K, V> {
  return new StoreMap<K, V>();
}
