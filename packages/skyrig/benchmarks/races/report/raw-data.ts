import type { EditedReplay } from '../edits/edited-replays.ts';
import { CONTESTANTS } from '../measure/contestants.ts';
import type { Detection } from '../measure/detection.ts';
import type { Trial } from '../measure/first-failure.ts';
import type { Overhead } from '../measure/overhead.ts';
import type { Replays } from '../measure/replays.ts';
import { compareTrials } from './compare-trials.ts';

/** One row for each trial. */
export function trialsCsv(trials: readonly Trial[]): string {
  return csv(
    ['subject', 'strategy', 'trial', 'found', 'runs', 'ms', 'ending'],
    trials.map(({ subject, contender, trial, runs, ms, ending }) => [
      subject,
      contender,
      trial,
      ending === 'found',
      runs,
      ms.toFixed(2),
      ending,
    ]),
  );
}

/** One row for each log-rank test. */
export function comparisonsCsv(trials: readonly Trial[], cap: number): string {
  const present = CONTESTANTS.filter((name) => trials.some(({ contender }) => contender === name));
  const pairs = (['live', 'threads'] as const)
    .filter((reference) => present.includes(reference))
    .flatMap((reference) => present.filter((name) => name !== reference).map((name) => [name, reference] as const));
  return csv(
    ['strategy', 'reference', 'subject', 'found', 'expected', 'variance', 'chi-square', 'p', 'corrected p'],
    pairs.flatMap(([name, reference]) =>
      compareTrials(trials, name, reference, cap).subjects.map(({ subject, test, corrected }) => [
        name,
        reference,
        subject,
        test.observed,
        test.expected.toFixed(4),
        test.variance.toFixed(4),
        test.chiSquare.toFixed(4),
        test.p.toExponential(4),
        corrected.toExponential(4),
      ]),
    ),
  );
}

/** One row for each schedule and edit. */
export function editsCsv(replays: readonly EditedReplay[]): string {
  return csv(
    ['subject', 'trial', 'edit', 'same by identity', 'same by index'],
    replays.map((one) => [one.subject, one.trial, one.edit ?? '', one.isSameByIdentity, one.isSameByIndex]),
  );
}

export function replaysCsv(replays: readonly Replays[]): string {
  return csv(
    ['subject', 'trial', 'changes', 'minimal', 'reruns', 'replays', 'same', 'token'],
    replays.map((one) => [
      one.subject,
      one.trial,
      one.found,
      one.minimal,
      one.reruns,
      one.replays,
      one.same,
      one.token,
    ]),
  );
}

export function detectionsCsv(detections: readonly Detection[]): string {
  return csv(
    ['subject', 'seed', 'passed', 'warnings', 'confirmed'],
    detections.map(({ subject, seed, isPassed, warnings, confirmed }) => [
      subject,
      seed,
      isPassed,
      warnings.join('; '),
      confirmed,
    ]),
  );
}

export function overheadsCsv(overheads: readonly Overhead[]): string {
  return csv(
    ['subject', 'pair', 'live ms', 'controlled ms'],
    overheads.flatMap(({ subject, liveMs, controlledMs }) =>
      controlledMs.map((ms, pair) => [subject, pair + 1, (liveMs[pair] ?? Number.NaN).toFixed(3), ms.toFixed(3)]),
    ),
  );
}

/** No value has a comma or a quotation mark in it. */
function csv(head: readonly string[], rows: readonly (readonly (string | number | boolean)[])[]): string {
  return `${[head, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
