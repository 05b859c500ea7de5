import type { History, HistoryRun } from '../model/history.ts';
import type { FlakeAnalysis, FlakeState, ReproducibleFailure, TestVerdict } from './flake-analysis.ts';

/** A run by its name, for readers who do not have the history at hand. */
export interface RunName {
  readonly runId: string;
  readonly startedAt: string;
  readonly commit?: string;
}

/** One test, with names in place of indices. */
export interface FlakeRow {
  readonly id: string;
  readonly state: FlakeState;
  readonly flakyProbability: number;
  readonly flakeRate: number;
  readonly runs: number;
  readonly flakyFailures: number;
  readonly brokenRuns: number;
  readonly infrastructureFailures: number;
  readonly reproducibleFailures: number;
  readonly firstFailure?: RunName;
  readonly lastFailure?: RunName;
  readonly brokenSince?: RunName;
  readonly changes: readonly { readonly from: FlakeState; readonly to: FlakeState; readonly run: RunName }[];
  readonly patterns: readonly {
    readonly factor: string;
    readonly level: string;
    readonly failuresInside: number;
    readonly runsInside: number;
    readonly failuresOutside: number;
    readonly runsOutside: number;
    readonly p: number;
  }[];
  readonly failures: readonly {
    readonly signature: string;
    readonly message: string;
    readonly frame: string;
    readonly count: number;
  }[];
  readonly diagnosis?: {
    readonly flakeClass: string;
    readonly confidence: string;
    readonly because: readonly string[];
    /** Id of the test that causes it. */
    readonly culprit?: string;
  };
}

/** What `skyrig flaky --json` prints. */
export interface FlakeReport {
  readonly runs: number;
  readonly tests: number;
  readonly counts: Readonly<Record<FlakeState, number>>;
  /** Every test that is not simply healthy, the most urgent first. */
  readonly rows: readonly FlakeRow[];
  readonly bugs: readonly (Pick<ReproducibleFailure, 'id' | 'count' | 'message' | 'replayToken'> & {
    readonly run: RunName;
  })[];
  readonly infrastructureRuns: readonly RunName[];
  readonly prior: { readonly a: number; readonly b: number; readonly isFitted: boolean };
}

const urgency: Readonly<Record<FlakeState, number>> = {
  quarantined: 0,
  broken: 1,
  suspect: 2,
  probation: 3,
  healthy: 4,
};

const nameRun = ({ runId, startedAt, commit }: HistoryRun): RunName => ({
  runId,
  startedAt: new Date(startedAt).toISOString(),
  ...(commit !== undefined && { commit }),
});

function createRow(history: History, verdict: TestVerdict): FlakeRow {
  const runName = (index: number): RunName | undefined => {
    const run = history.runs[index];
    return run && nameRun(run);
  };
  const first = runName(verdict.firstFlakyRun);
  const last = runName(verdict.lastFlakyRun);
  const broken = runName(verdict.brokenSince);
  const { diagnosis } = verdict;
  const culprit = history.tests[diagnosis?.culprit ?? -1]?.id;
  return {
    id: verdict.id,
    state: verdict.state,
    flakyProbability: verdict.flakyProbability,
    flakeRate: verdict.flakeRate,
    runs: verdict.runs,
    flakyFailures: verdict.flakyFailures,
    brokenRuns: verdict.brokenRuns,
    infrastructureFailures: verdict.infrastructureFailures,
    reproducibleFailures: verdict.reproducibleFailures,
    ...(first && { firstFailure: first }),
    ...(last && { lastFailure: last }),
    ...(broken && { brokenSince: broken }),
    changes: verdict.changes.flatMap(({ from, to, run }) => {
      const name = runName(run);
      return name ? [{ from, to, run: name }] : [];
    }),
    patterns: verdict.patterns.map(({ otherTest: _otherTest, ...pattern }) => pattern),
    failures: verdict.failures.map(({ signature, message, frame, count }) => ({
      signature: history.signatures[signature]?.id ?? '',
      message,
      frame,
      count,
    })),
    ...(diagnosis && {
      diagnosis: {
        flakeClass: diagnosis.flakeClass,
        confidence: diagnosis.confidence,
        because: diagnosis.because,
        ...(culprit !== undefined && { culprit }),
      },
    }),
  };
}

/** Says what an analysis found, in names instead of indices, ready for JSON. */
export function createFlakeReport(history: History, analysis: FlakeAnalysis): FlakeReport {
  const counts: Record<FlakeState, number> = { healthy: 0, suspect: 0, quarantined: 0, probation: 0, broken: 0 };
  for (const { state } of analysis.verdicts) counts[state] += 1;
  const named = (index: number): RunName[] => {
    const run = history.runs[index];
    return run ? [nameRun(run)] : [];
  };
  return {
    runs: history.runs.length,
    tests: history.tests.length,
    counts,
    rows: analysis.verdicts
      .filter(({ state }) => state !== 'healthy')
      .toSorted(
        (a, b) =>
          urgency[a.state] - urgency[b.state] ||
          b.flakyProbability - a.flakyProbability ||
          b.flakyFailures - a.flakyFailures ||
          a.test - b.test,
      )
      .map((verdict) => createRow(history, verdict)),
    bugs: analysis.reproducible.flatMap(({ id, count, message, replayToken, run }) =>
      named(run).map((name) => ({
        id,
        count,
        message,
        run: name,
        ...(replayToken !== undefined && { replayToken }),
      })),
    ),
    infrastructureRuns: analysis.infrastructureRuns.flatMap(named),
    prior: { ...analysis.prior, isFitted: analysis.isPriorFitted },
  };
}
