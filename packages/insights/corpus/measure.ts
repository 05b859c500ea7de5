import type { FlakeClass } from '../src/flakes/diagnose-flake.ts';
import type { FlakeAnalysis, TestVerdict } from '../src/flakes/flake-analysis.ts';
import type { History } from '../src/model/history.ts';
import { type Truth, truthOf } from './truth.ts';

/** Of one class: how many tests were given which diagnosis. */
export interface ClassMeasure {
  readonly flakeClass: FlakeClass;
  /** Flaky tests that failed at least once, and so could be found. */
  readonly tests: number;
  /** Of them, found to be flaky; and put into quarantine. */
  readonly found: number;
  readonly quarantined: number;
  /** Runs until it was found, and until quarantine: the medians. */
  readonly medianRunsToFind: number;
  readonly medianRunsToQuarantine: number;
  /** Of those found. */
  readonly rightlyNamed: number;
  readonly unnamed: number;
  readonly wronglyNamed: readonly string[];
}

/** What the analysis found out, against the truth. */
export interface Measure {
  readonly runs: number;
  readonly classes: readonly ClassMeasure[];
  readonly healthyTests: number;
  /** Healthy tests that were ever called flaky. */
  readonly healthyFlagged: readonly string[];
  readonly brokenTests: number;
  /** Broken tests that were seen to be broken, now or before the code changed. */
  readonly brokenFound: number;
  readonly brokenFlagged: readonly string[];
  /** Quarantined tests that are not flaky, of all that ever were. */
  readonly falseQuarantineShare: number;
  /** Rightly named, of those named; and of all found. */
  readonly diagnosisPrecision: number;
  readonly diagnosisRecall: number;
}

interface Judged {
  readonly verdict: TestVerdict;
  readonly truth: Truth;
}

const flagged = new Set(['suspect', 'quarantined', 'probation']);

const hasBeen = ({ changes }: TestVerdict, state: string): boolean => changes.some(({ to }) => to === state);
const hasBeenFlagged = ({ changes }: TestVerdict): boolean => changes.some(({ to }) => flagged.has(to));

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Runs of the test from its first to the one that changed its state. */
function latencyOf(history: History, verdict: TestVerdict, isReached: (state: string) => boolean): number {
  const change = verdict.changes.find(({ to }) => isReached(to));
  if (change === undefined) return Number.NaN;
  return history.resultsOf(verdict.test).filter(({ run }) => run <= change.run).length;
}

function measureClass(history: History, flakeClass: FlakeClass, judged: readonly Judged[]): ClassMeasure {
  const verdicts = judged.map(({ verdict }) => verdict);
  const found = verdicts.filter(hasBeenFlagged);
  const quarantined = verdicts.filter((verdict) => hasBeen(verdict, 'quarantined'));
  const named = (verdict: TestVerdict): FlakeClass => verdict.diagnosis?.flakeClass ?? 'unknown';
  return {
    flakeClass,
    tests: verdicts.length,
    found: found.length,
    quarantined: quarantined.length,
    medianRunsToFind: median(found.map((verdict) => latencyOf(history, verdict, (state) => flagged.has(state)))),
    medianRunsToQuarantine: median(
      quarantined.map((verdict) => latencyOf(history, verdict, (state) => state === 'quarantined')),
    ),
    rightlyNamed: found.filter((verdict) => named(verdict) === flakeClass).length,
    unnamed: found.filter((verdict) => named(verdict) === 'unknown').length,
    wronglyNamed: found
      .filter((verdict) => named(verdict) !== flakeClass && named(verdict) !== 'unknown')
      .map((verdict) => `${verdict.id}: ${named(verdict)}`),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const sum = (classes: readonly ClassMeasure[], read: (each: ClassMeasure) => number): number =>
  classes.reduce((total, each) => total + read(each), 0);

/** Compares what the analysis says with what is true. */
export function measure(history: History, { verdicts }: FlakeAnalysis): Measure {
  // Files are run in any order; the measure is told in one.
  const judged = verdicts
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((verdict): Judged => {
      const { file = '', name = '' } = history.tests[verdict.test] ?? {};
      return { verdict, truth: truthOf(file.replace(/^.*\/|\.suite\.mjs$/g, ''), name) };
    });
  const flaky = new Map<FlakeClass, Judged[]>();
  for (const each of judged) {
    if (each.truth.kind !== 'flaky' || each.verdict.flakyFailures === 0) continue;
    flaky.set(each.truth.flakeClass, [...(flaky.get(each.truth.flakeClass) ?? []), each]);
  }
  const classes = [...flaky].map(([flakeClass, tests]) => measureClass(history, flakeClass, tests));
  const ofKind = (kind: Truth['kind']): readonly TestVerdict[] =>
    judged.filter(({ truth }) => truth.kind === kind).map(({ verdict }) => verdict);
  const falsely = [...ofKind('healthy'), ...ofKind('broken')].filter((verdict) => hasBeen(verdict, 'quarantined'));
  const found = sum(classes, (each) => each.found);
  const right = sum(classes, (each) => each.rightlyNamed);
  return {
    runs: history.runs.length,
    classes,
    healthyTests: ofKind('healthy').length,
    healthyFlagged: ofKind('healthy')
      .filter(hasBeenFlagged)
      .map(({ id }) => id),
    brokenTests: ofKind('broken').length,
    brokenFound: ofKind('broken').filter((verdict) => hasBeen(verdict, 'broken')).length,
    brokenFlagged: ofKind('broken')
      .filter(hasBeenFlagged)
      .map(({ id }) => id),
    falseQuarantineShare: share(falsely.length, falsely.length + sum(classes, (each) => each.quarantined)),
    diagnosisPrecision: share(right, found - sum(classes, (each) => each.unnamed)),
    diagnosisRecall: share(right, found),
  };
}
