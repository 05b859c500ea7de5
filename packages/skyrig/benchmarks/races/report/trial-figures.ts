import type { Contender } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { mean, median, standardDeviation } from './figures.ts';

/** The trials of one contender on one subject. */
export function trialsOf(trials: readonly Trial[], subject: string, contender: Contender): readonly Trial[] {
  return trials.filter((trial) => trial.subject === subject && trial.contender === contender);
}

/** Every subject once, in the order of the trials. */
export function subjectsOf(trials: readonly Trial[]): readonly string[] {
  return [...new Set(trials.map(({ subject }) => subject))];
}

/** Runs to the bug; a trial that did not find it counts as the cap. */
export function runsOf({ ending, runs }: Trial, cap: number): number {
  return ending === 'found' ? runs : cap;
}

export function foundOf(trials: readonly Trial[]): number {
  return trials.filter(({ ending }) => ending === 'found').length;
}

/** `1.3 ± 0.5 (1)`: mean, deviation and median; of one value that value. */
export function formatSpread(values: readonly number[], digits: number): string {
  if (values.length === 1) return (values[0] ?? Number.NaN).toFixed(Number.isInteger(values[0]) ? 0 : digits);
  const middle = median(values);
  return `${mean(values).toFixed(digits)} ± ${standardDeviation(values).toFixed(digits)} (${middle.toFixed(Number.isInteger(middle) ? 0 : digits)})`;
}

/** A cell about trials: what they took, and how many found the bug where not all did; a dash where none did. */
export function formatTrials(trials: readonly Trial[], valueOf: (trial: Trial) => number, digits: number): string {
  const found = foundOf(trials);
  if (trials.length === 0) return '';
  if (found === 0) return trials.length === 1 ? '–' : `– 0/${String(trials.length)}`;
  const figures = formatSpread(trials.map(valueOf), digits);
  return found === trials.length ? figures : `${figures} ${String(found)}/${String(trials.length)}`;
}
