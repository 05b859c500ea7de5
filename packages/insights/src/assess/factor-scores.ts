import type { Check, FactorName, FactorScore } from './assessment.ts';

/** Weights in percent, and what each factor asks. */
const FACTORS: readonly { readonly factor: FactorName; readonly weight: number; readonly rule: string }[] = [
  { factor: 'worker isolation', weight: 20, rule: 'no cloud serves two workers' },
  { factor: 'run isolation', weight: 15, rule: 'every test begins on a cloud without leftovers of an earlier run' },
  { factor: 'cleanup', weight: 15, rule: 'after a test the state is put back, and nothing is left behind or running' },
  {
    factor: 'flake handling',
    weight: 15,
    rule: 'tests pass at once, retries are on record, a history is kept, no quarantine is overdue',
  },
  { factor: 'time-outs', weight: 10, rule: 'functions, queues and tests have sensible limits, and slowness is tested' },
  {
    factor: 'retries',
    weight: 10,
    rule: 'what fails for good ends somewhere, and redelivery and duplicates are tested',
  },
  { factor: 'diagnostics', weight: 10, rule: 'failures leave a log line, and tests look into dead-letter queues' },
  { factor: 'documentation', weight: 5, rule: 'the README says how to test, and what each function is' },
];

/** A factor's score is the mean of its checks that could be observed; one without any has none. */
export function factorScores(checks: readonly Check[]): readonly FactorScore[] {
  return FACTORS.map(({ factor, weight, rule }) => {
    const own = checks.filter((check) => check.factor === factor);
    const shares = own.flatMap(({ share }) => (share === undefined ? [] : [share]));
    const evidence = own.map(({ name, share, evidence: text }) =>
      share === undefined ? `${name}: not observed (${text})` : `${name}: ${text}`,
    );
    if (shares.length === 0) return { factor, weight, rule, evidence };
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return { factor, weight, score: Math.round(mean * 100), rule, evidence };
  });
}

/** The whole score: the observed factors by their weight. What could not be observed is left out of the weight. */
export function totalScore(factors: readonly FactorScore[]): {
  readonly score?: number;
  readonly observedWeight: number;
} {
  let [sum, observedWeight] = [0, 0];
  for (const { weight, score } of factors) {
    if (score === undefined) continue;
    sum += weight * score;
    observedWeight += weight;
  }
  return observedWeight === 0 ? { observedWeight } : { score: Math.round(sum / observedWeight), observedWeight };
}
