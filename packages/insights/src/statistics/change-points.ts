/** A place from which on a series is another one. */
export interface ChangePoint {
  /** Index of the first value after the change. */
  readonly index: number;
  /** How likely so clear a change is by chance. */
  readonly p: number;
  /** Median between the change before this one and this one. */
  readonly before: number;
  /** Median between this change and the next. */
  readonly after: number;
}

export interface ChangePointOptions {
  /** Only changes that are less likely than this by chance. @defaultValue 0.001 */
  readonly alpha?: number;
  /** No piece between two changes is shorter. @defaultValue 8 */
  readonly minimumLength?: number;
}

/** Ranks from 1; equal values share the mean of their ranks. */
function rankValues(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_value, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let each = start; each < end; each += 1) ranks[order[each] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

function findMedian(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

interface Pettitt {
  /** Where the ranks before and after differ most. */
  readonly index: number;
  /** How likely that is by chance. */
  readonly p: number;
  /** Where they differ most for the number of values on either side: the better guess when the parts are not as long. */
  readonly clearest: number;
}

/**
 * Pettitt's test. It knows only ranks, so one run on a slow machine counts no more than any other slow one.
 * Source: A. N. Pettitt, A non-parametric approach to the change-point problem, Applied Statistics 28 (1979).
 */
export function pettittTest(values: Float64Array, minimumLength = 1): Pettitt {
  const { length } = values;
  const ranks = rankValues(values);
  let sum = 0;
  let highest = 0;
  let highestScaled = 0;
  let index = 0;
  let clearest = 0;
  for (let taken = 1; taken <= length - minimumLength; taken += 1) {
    sum += ranks[taken - 1] ?? 0;
    if (taken < minimumLength) continue;
    const statistic = Math.abs(2 * sum - taken * (length + 1));
    const scaled = statistic / Math.sqrt(taken * (length - taken));
    if (statistic > highest) [highest, index] = [statistic, taken];
    if (scaled > highestScaled) [highestScaled, clearest] = [scaled, taken];
  }
  return { index, clearest, p: Math.min(1, 2 * Math.exp((-6 * highest ** 2) / (length ** 3 + length ** 2))) };
}

function split(values: Float64Array, start: number, options: Required<ChangePointOptions>, found: number[]): void {
  if (values.length < 2 * options.minimumLength) return;
  const { clearest: index, p } = pettittTest(values, options.minimumLength);
  if (index === 0 || p >= options.alpha) return;
  split(values.subarray(0, index), start, options, found);
  found.push(start + index);
  split(values.subarray(index), start + index, options, found);
}

/**
 * Finds where a series changes its level: the clearest change first, then within its two parts, as far as they are clear.
 * Each is then put where it is clearest between its neighbours, which the first cut could not yet know.
 */
export function findChangePoints(values: readonly number[], options: ChangePointOptions = {}): readonly ChangePoint[] {
  const settings = { alpha: options.alpha ?? 0.001, minimumLength: options.minimumLength ?? 8 };
  const series = Float64Array.from(values);
  const cuts: number[] = [];
  split(series, 0, settings, cuts);
  const refined: { index: number; p: number }[] = [];
  for (const [position] of cuts.entries()) {
    const start = refined.at(-1)?.index ?? 0;
    const between = series.subarray(start, cuts[position + 1] ?? series.length);
    const { clearest: index, p } = pettittTest(between, settings.minimumLength);
    if (index > 0 && p < settings.alpha) refined.push({ index: start + index, p });
  }
  return refined.map(({ index, p }, position) => ({
    index,
    p,
    before: findMedian(series.subarray(refined[position - 1]?.index ?? 0, index)),
    after: findMedian(series.subarray(index, refined[position + 1]?.index ?? series.length)),
  }));
}
