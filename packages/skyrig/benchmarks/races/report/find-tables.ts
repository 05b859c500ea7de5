import { CONTESTANTS, type Contestant } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { geometricMean, mean, median, standardDeviation } from './figures.ts';
import { markdownTable } from './markdown-table.ts';

/** Runs to the first failure: for each subject and contestant, and over all subjects. */
export function formatFinds(trials: readonly Trial[], cap: number): string {
  const contestants = CONTESTANTS.filter((name) => trials.some(({ contestant }) => contestant === name));
  const subjects = [...new Set(trials.map(({ subject }) => subject))];
  const of = (subject: string, contestant: Contestant): readonly Trial[] =>
    trials.filter((trial) => trial.subject === subject && trial.contestant === contestant);
  return [
    '## Runs to the first failure',
    `A trial that did not find the bug counts as ${String(cap)} runs. \`live\` and \`natural\` are the same in every run and \`directed\` in every trial: they have one trial each.`,
    markdownTable(
      [
        'strategy',
        'subjects found in every trial',
        'in some',
        'in none',
        'geometric mean of runs',
        'ms to the first failure, median',
      ],
      contestants.map((contestant) => {
        const shares = subjects.map((subject) => share(of(subject, contestant)));
        const runs = subjects.map((subject) => mean(of(subject, contestant).map((trial) => runsOf(trial, cap))));
        const found = trials.filter((trial) => trial.contestant === contestant && trial.isFound);
        return [
          contestant,
          String(shares.filter((value) => value === 1).length),
          String(shares.filter((value) => value > 0 && value < 1).length),
          String(shares.filter((value) => value === 0).length),
          geometricMean(runs).toFixed(2),
          median(found.map(({ ms }) => ms)).toFixed(1),
        ];
      }),
    ),
    'Mean number of runs (median), and trials that found the bug where not all did:',
    markdownTable(
      ['subject', ...contestants],
      subjects.map((subject) => [subject, ...contestants.map((contestant) => cell(of(subject, contestant), cap))]),
    ),
    'Runs and milliseconds to the first failure of the portfolio, `auto`:',
    markdownTable(
      ['subject', 'found', 'runs: mean ± sd', 'median', 'most', 'ms: mean ± sd', 'median'],
      subjects.flatMap((subject) => {
        const own = of(subject, 'auto');
        if (own.length === 0) return [];
        const runs = own.map(({ runs: count }) => count);
        const ms = own.map(({ ms: time }) => time);
        return [
          [
            subject,
            `${String(own.filter(({ isFound }) => isFound).length)}/${String(own.length)}`,
            `${mean(runs).toFixed(1)} ± ${standardDeviation(runs).toFixed(1)}`,
            String(median(runs)),
            String(Math.max(...runs)),
            `${mean(ms).toFixed(0)} ± ${standardDeviation(ms).toFixed(0)}`,
            median(ms).toFixed(0),
          ],
        ];
      }),
    ),
  ].join('\n\n');
}

/** Where it was not found, what was tried counts at least as much as the cap. */
export function runsOf({ isFound, runs }: Trial, cap: number): number {
  return isFound ? runs : cap;
}

function share(trials: readonly Trial[]): number {
  return trials.filter(({ isFound }) => isFound).length / Math.max(1, trials.length);
}

function cell(trials: readonly Trial[], cap: number): string {
  const found = trials.filter(({ isFound }) => isFound).length;
  if (found === 0) return '–';
  const runs = trials.map((trial) => runsOf(trial, cap));
  const figures = trials.length === 1 ? String(runs[0]) : `${mean(runs).toFixed(1)} (${String(median(runs))})`;
  return found === trials.length ? figures : `${figures} ${String(found)}/${String(trials.length)}`;
}
