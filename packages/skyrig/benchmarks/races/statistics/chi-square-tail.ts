/** Where the continued fraction is as good as the series. */
const SERIES_BELOW = 2;
const MAX_TERMS = 200;

/** The chance that a chi-square variable with one degree of freedom is at least `x`: the p-value of such a test. */
export function chiSquareTail(x: number): number {
  return x <= 0 ? 1 : complementaryError(Math.sqrt(x / 2));
}

/** erfc(x) for x > 0, to about 15 digits. Source: DLMF 7.6.2 (series of erf) and 7.9.1 (continued fraction of erfc). */
function complementaryError(x: number): number {
  if (x < SERIES_BELOW) return 1 - errorSeries(x);
  let fraction = x;
  for (let term = MAX_TERMS; term >= 1; term--) fraction = x + term / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n <= MAX_TERMS; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
