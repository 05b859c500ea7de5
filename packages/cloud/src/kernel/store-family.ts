import { StoreMap } from './store-map.ts';

/** Named {@link StoreMap}s of one kind, e.g. the items of each table. Cloning costs a little per map, not per entry. */
export class StoreFamily<K, V> {
  readonly #compare: ((a: K, b: K) => number) | undefined;
  readonly #maps: Map<string, StoreMap<K, V>>;
  /** Set by the journal while changes are persisted; `key` undefined means the whole map was dropped. */
  onChange: ((name: string, key: K | undefined, value: V | undefined) => void) | undefined;

  constructor(compare?: (a: K, b: K) => number, maps: Map<string, StoreMap<K, V>> = new Map()) {
    this.#compare = compare;
    this.#maps = maps;
  }

  /** The map of that name, made when first asked for. */
  of(name: string): StoreMap<K, V> {
    let map = this.#maps.get(name);
    if (!map) {
      map = new StoreMap<K, V>(this.#compare);
      this.#maps.set(name, map);
    }
    if (this.onChange && !map.onChange) {
      map.onChange = (key, value) => this.onChange?.(name, key, value);
    }
    return map;
  }

  find(name: string): StoreMap<K, V> | undefined {
    return this.#maps.has(name) ? this.of(name) : undefined;
  }

  /** Drops a whole map at once. */
  drop(name: string): boolean {
    const existed = this.#maps.delete(name);
    if (existed) this.onChange?.(name, undefined, undefined);
    return existed;
  }

  names(): IterableIterator<string> {
    return this.#maps.keys();
  }

  clone(): StoreFamily<K, V> {
    const maps = new Map<string, StoreMap<K, V>>();
    for (const [name, map] of this.#maps) maps.set(name, map.clone());
    return new StoreFamily<K, V>(this.#compare, maps);
  }
}
