import type { History, HistoryResult } from '../model/history.ts';
import { boundPrior, fitBetaPrior, type BetaPrior, type Trials } from '../statistics/fit-beta-prior.ts';
import { forgettingFactor } from '../statistics/forgetting.ts';
import { diagnoseFlake } from './diagnose-flake.ts';
import { type FileOrder, readFileOrder } from './file-order.ts';
import { findPatterns } from './find-patterns.ts';
import type { FailureGroup, FlakeAnalysis, ReproducibleFailure, TestVerdict } from './flake-analysis.ts';
import { guardInfrastructure, type InfrastructureGuard } from './infrastructure.ts';
import { type JudgeOptions, type Judgement, judgeTest, labels } from './judge-test.ts';
import { listPatternCandidates } from './pattern-candidates.ts';
import { defaultPrior, flakyProbability } from './posterior.ts';

export interface AnalyseFlakesOptions {
  /** Runs after which a result is worth half. @defaultValue 100 */
  readonly halfLifeRuns?: number;
  /** What is believed of a test at first. @defaultValue Beta(0.5, 99.5), or fitted when there are more than 1,000 tests */
  readonly prior?: BetaPrior;
  /** Messages of failures that are the infrastructure's. @defaultValue `infrastructurePatterns` */
  readonly infrastructure?: readonly RegExp[];
}

/** A prior is only fitted to more tests than this: with fewer, chance would decide. */
const testsForFit = 1_000;

interface Work {
  readonly history: History;
  readonly guard: InfrastructureGuard;
  readonly prior: BetaPrior;
  readonly order: FileOrder;
}

const countLabel = (evidence: Uint8Array, label: number): number =>
  evidence.reduce((sum, each) => sum + Number(each === label), 0);

function groupFailures(history: History, flaky: readonly HistoryResult[]): readonly FailureGroup[] {
  const counts = new Map<number, number>();
  for (const { signature } of flaky) counts.set(signature, (counts.get(signature) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([signature, count]) => {
      const { message = '', frame = '' } = history.signatures[signature] ?? {};
      return { signature, message, frame, count };
    });
}

type Explanation = Pick<TestVerdict, 'patterns' | 'failures'> & Required<Pick<TestVerdict, 'diagnosis'>>;

/** Looks into a flaky test; the many others are spared it. */
function explainFlake(work: Work, test: number, results: readonly HistoryResult[], evidence: Uint8Array): Explanation {
  const { history } = work;
  const observed = results.filter(
    (_result, index) => evidence[index] === labels.pass || evidence[index] === labels.flakyFailure,
  );
  const failed = evidence.filter((label) => label === labels.pass || label === labels.flakyFailure);
  for (const [index, label] of failed.entries()) failed[index] = Number(label === labels.flakyFailure);
  const flaky = observed.filter((_result, index) => failed[index] === 1);
  const patterns = findPatterns(listPatternCandidates(history, test, observed, work.order), failed);
  const messages = flaky.map(({ signature }) => {
    const { message = '', example = '' } = history.signatures[signature] ?? {};
    return `${example}\n${message}`;
  });
  return { patterns, failures: groupFailures(history, flaky), diagnosis: diagnoseFlake(patterns, messages) };
}

function describe(work: Work, test: number, results: readonly HistoryResult[], judgement: Judgement): TestVerdict {
  const { history, guard, prior } = work;
  const { evidence, counts } = judgement;
  const flakyFailures = countLabel(evidence, labels.flakyFailure);
  const brokenRuns = countLabel(evidence, labels.brokenFailure);
  const failing = results.filter(({ failedAttempts, outcome }) => failedAttempts > 0 || outcome === 'failed');
  return {
    test,
    id: history.tests[test]?.id ?? '',
    state: judgement.state,
    flakeState: judgement.flakeState,
    flakyProbability: flakyProbability(counts, prior),
    flakeRate: (prior.a + counts.failures) / (prior.a + prior.b + counts.failures + counts.passes),
    runs: results.length - countLabel(evidence, labels.none),
    flakyFailures,
    brokenRuns,
    infrastructureFailures: failing.filter((result) => guard.isInfrastructure(result)).length,
    reproducibleFailures: failing.filter(({ isReproducible }) => isReproducible).length,
    firstFlakyRun: results[evidence.indexOf(labels.flakyFailure)]?.run ?? -1,
    lastFlakyRun: results[evidence.lastIndexOf(labels.flakyFailure)]?.run ?? -1,
    brokenSince: judgement.brokenSince,
    changes: judgement.changes,
    patterns: [],
    failures: [],
    ...(flakyFailures > 0 && explainFlake(work, test, results, evidence)),
  };
}

function listReproducible(history: History, verdicts: readonly TestVerdict[]): readonly ReproducibleFailure[] {
  return verdicts
    .filter(({ reproducibleFailures }) => reproducibleFailures > 0)
    .flatMap(({ test, id, reproducibleFailures }) => {
      const last = history.resultsOf(test).findLast((result) => result.isReproducible && result.failedAttempts > 0);
      if (!last) return [];
      const { replayToken } = last;
      const signature = history.signatures[last.signature];
      return [
        {
          test,
          id,
          run: last.run,
          count: reproducibleFailures,
          message: signature?.example ?? signature?.message ?? '',
          ...(replayToken !== undefined && { replayToken }),
        },
      ];
    });
}

const trialsOf = ({ evidence }: Judgement): Trials => ({
  failures: countLabel(evidence, labels.flakyFailure),
  runs: countLabel(evidence, labels.flakyFailure) + countLabel(evidence, labels.pass),
});

/**
 * Reads out of a history which tests are flaky, which are broken and which are neither, since when, under which conditions
 * they fail, and of which kind they are. A failure with a reproduction is a bug and never a flake.
 */
export function analyseFlakes(history: History, options: AnalyseFlakesOptions = {}): FlakeAnalysis {
  const guard = guardInfrastructure(history, options.infrastructure);
  const judgeOptions = (prior: BetaPrior): JudgeOptions => ({
    prior,
    factor: forgettingFactor(options.halfLifeRuns ?? 100),
    isInfrastructure: (result) => guard.isInfrastructure(result),
  });
  const results = history.tests.map((_test, index) => history.resultsOf(index));
  const judgeAll = (prior: BetaPrior): readonly Judgement[] =>
    results.map((each) => judgeTest(history.runs, each, judgeOptions(prior)));
  let prior = options.prior ?? defaultPrior;
  let judgements = judgeAll(prior);
  const fitted =
    options.prior === undefined && history.tests.length > testsForFit
      ? fitBetaPrior(judgements.map(trialsOf))
      : undefined;
  if (fitted) {
    prior = boundPrior(fitted);
    judgements = judgeAll(prior);
  }
  const work: Work = { history, guard, prior, order: readFileOrder(history) };
  const verdicts = judgements.map((judgement, test) => describe(work, test, results[test] ?? [], judgement));
  return {
    verdicts,
    reproducible: listReproducible(history, verdicts),
    infrastructureRuns: [...guard.runs],
    prior,
    isPriorFitted: fitted !== undefined,
  };
}
