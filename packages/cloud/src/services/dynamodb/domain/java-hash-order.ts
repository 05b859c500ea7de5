/**
 * Names in the order in which a Java `HashSet` lists them.
 *
 * AWS prints sets of names in that order (`unused in expressions: keys: {:n, :b, :s}`), which only looks random.
 */
export function javaHashOrder(names: readonly string[]): string[] {
  let capacity = 16;
  while (names.length > capacity * 0.75) capacity *= 2;
  const buckets = new Map<number, string[]>();
  for (const name of names) {
    const bucket = spread(javaHash(name)) & (capacity - 1);
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), name]);
  }
  return [...buckets].sort(([one], [two]) => one - two).flatMap(([, members]) => members);
}

function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

function spread(hash: number): number {
  return hash ^ (hash >>> 16);
}
