/** The value below which a share of the values lies, between neighbours in proportion; undefined of no values. */
export function quantile(values: ArrayLike<number>, share: number): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(place)];
  const upper = sorted[Math.ceil(place)];
  if (lower === undefined || upper === undefined) return undefined;
  return lower + (upper - lower) * (place - Math.floor(place));
}
