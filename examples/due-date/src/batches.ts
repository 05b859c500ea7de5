/** Cuts a list into pieces of at most `size`, in order. */
export function batchesOf<T>(items: readonly T[], size: number): T[][] {
  if (!(Number.isInteger(size) && size >= 1)) throw new Error(`A batch size is ${size}: give a whole number from 1.`);
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}
