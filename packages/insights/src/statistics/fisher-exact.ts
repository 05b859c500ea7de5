/** Counts of two groups that did or did not have a property. */
export interface TwoByTwo {
  /** Of the first group: with the property. */
  readonly firstWith: number;
  readonly firstWithout: number;
  readonly secondWith: number;
  readonly secondWithout: number;
}

export type Alternative = 'greater' | 'less' | 'two-sided';

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1) {
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  }
  return logFactorials[n] ?? 0;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

// Tables as likely as the given one count as its equals, whatever rounding does to them. As R and SciPy do it.
const tolerance = 1 + 1e-7;

/**
 * Fisher's exact test: how likely a table at least as extreme is by chance, when row and column sums are as they are.
 * `greater` asks whether the first group has the property more often.
 */
export function fisherExact(table: TwoByTwo, alternative: Alternative = 'two-sided'): number {
  const first = table.firstWith + table.firstWithout;
  const second = table.secondWith + table.secondWithout;
  const having = table.firstWith + table.secondWith;
  const low = Math.max(0, having - second);
  const high = Math.min(first, having);
  const whole = logChoose(first + second, having);
  const probability = (count: number): number =>
    Math.exp(logChoose(first, count) + logChoose(second, having - count) - whole);
  const observed = table.firstWith;
  let sum = 0;
  if (alternative === 'greater') for (let count = observed; count <= high; count += 1) sum += probability(count);
  if (alternative === 'less') for (let count = low; count <= observed; count += 1) sum += probability(count);
  if (alternative === 'two-sided') {
    const limit = probability(observed) * tolerance;
    for (let count = low; count <= high; count += 1) {
      const each = probability(count);
      if (each <= limit) sum += each;
    }
  }
  return Math.min(1, sum);
}
