/** A key of a {@link StoreMap}: compared by kind (number < string < bytes < list), then by value. */
export type StoreKey = number | string | Uint8Array | readonly StoreKey[];

function rank(key: StoreKey): number {
  if (typeof key === 'number') return 0;
  if (typeof key === 'string') return 1;
  return key instanceof Uint8Array ? 2 : 3;
}

function compareLists(a: ArrayLike<StoreKey>, b: ArrayLike<StoreKey>): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const order = compareKeys(a[index] as StoreKey, b[index] as StoreKey);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Total order of keys; strings by UTF-16 code unit, bytes unsigned, lists element by element. */
export function compareKeys(a: StoreKey, b: StoreKey): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  return compareLists(a as ArrayLike<StoreKey>, b as ArrayLike<StoreKey>);
}
