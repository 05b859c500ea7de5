/** Rows by key: those of a key lie together, in the order in which they were given. */
export interface RowIndex {
  /** Row numbers, those of key 0 first. */
  readonly rows: Int32Array;
  rowsOf(key: number): Int32Array;
}

const none = new Int32Array(0);

/** Groups rows by key, by counting; `order` is the order in which rows are taken. */
export function indexRows(keys: Int32Array, keyCount: number, order: Int32Array): RowIndex {
  const starts = new Int32Array(keyCount + 1);
  for (const row of order) {
    const next = (keys[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const rows = new Int32Array(order.length);
  const cursor = starts.slice();
  for (const row of order) {
    const key = keys[row] ?? 0;
    const place = cursor[key] ?? 0;
    rows[place] = row;
    cursor[key] = place + 1;
  }
  return {
    rows,
    rowsOf: (key) => (key >= 0 && key < keyCount ? rows.subarray(starts[key], starts[key + 1]) : none),
  };
}
