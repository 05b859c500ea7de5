import type { Detection } from '../measure/detection.ts';
import type { Trial } from '../measure/first-failure.ts';
import type { Overhead } from '../measure/overhead.ts';
import type { Replays } from '../measure/replays.ts';

/** One row for each trial. */
export function trialsCsv(trials: readonly Trial[]): string {
  return csv(
    ['subject', 'strategy', 'trial', 'found', 'runs', 'ms', 'exhausted'],
    trials.map(({ subject, contestant, trial, isFound, runs, ms, isExhausted }) => [
      subject,
      contestant,
      trial,
      isFound,
      runs,
      ms.toFixed(2),
      isExhausted,
    ]),
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
      confirmed ?? '',
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
