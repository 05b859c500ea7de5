/** Beta(a, b): what is believed of a rate before anything was seen. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

/** What was seen of one test. */
export interface Trials {
  readonly failures: number;
  readonly runs: number;
}

// A prior worth fewer runs would call a test flaky after one failure; one worth more would never be convinced.
const leastStrength = 50;
const greatestStrength = 400;
const leastMean = 0.001;
const greatestMean = 0.02;

const clamp = (value: number, least: number, greatest: number): number => Math.min(greatest, Math.max(least, value));

/**
 * Fits the prior to how often the tests of a suite fail, by moments of the beta-binomial distribution, each test weighted
 * with its runs. Undefined when the tests do not differ by more than chance.
 * Source: J. C. Kleinman, Proportions with extraneous variance, JASA 68 (1973), with the weights w = n.
 */
export function fitBetaPrior(tests: readonly Trials[]): BetaPrior | undefined {
  const seen = tests.filter(({ runs }) => runs > 0);
  const weight = seen.reduce((sum, { runs }) => sum + runs, 0);
  const failures = seen.reduce((sum, trials) => sum + trials.failures, 0);
  const mean = failures / weight;
  if (!(mean > 0 && mean < 1)) return undefined;
  const spread = seen.reduce((sum, { runs, failures: failed }) => sum + runs * (failed / runs - mean) ** 2, 0);
  const variance = mean * (1 - mean);
  const expected = seen.reduce((sum, { runs }) => sum + (1 - runs / weight), 0);
  const weighted = seen.reduce((sum, { runs }) => sum + runs * (1 - runs / weight), 0);
  const correlation = (spread - variance * expected) / (variance * (weighted - expected));
  if (!(correlation > 0)) return undefined;
  return { a: mean * (1 / correlation - 1), b: (1 - mean) * (1 / correlation - 1) };
}

/** Keeps a fitted prior where it still weighs like a belief: a mean of 0.1 to 2 %, worth 50 to 400 runs. */
export function boundPrior({ a, b }: BetaPrior): BetaPrior {
  const strength = clamp(a + b, leastStrength, greatestStrength);
  const mean = clamp(a / (a + b), leastMean, greatestMean);
  return { a: mean * strength, b: (1 - mean) * strength };
}
