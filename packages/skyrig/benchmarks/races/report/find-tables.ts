import { CONTESTANTS } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { geometricMean, mean, median } from './figures.ts';
import { markdownTable } from './markdown-table.ts';
import { foundOf, formatSpread, formatTrials, runsOf, subjectsOf, trialsOf } from './trial-figures.ts';

/** Runs and milliseconds to the first failure: for each contestant over all subjects, and for each subject. */
export function formatFinds(trials: readonly Trial[], cap: number): string {
  const contestants = CONTESTANTS.filter((name) => trials.some(({ contender }) => contender === name));
  const subjects = subjectsOf(trials);
  const share = (own: readonly Trial[]): number => foundOf(own) / Math.max(1, own.length);
  const perSubject = (cell: (own: readonly Trial[]) => string): string =>
    markdownTable(
      ['subject', ...contestants],
      subjects.map((subject) => [subject, ...contestants.map((name) => cell(trialsOf(trials, subject, name)))]),
    );
  return [
    markdownTable(
      [
        'strategy',
        'subjects found in every trial',
        'in some',
        'in none',
        'geometric mean of runs',
        'ms to the first failure, median',
      ],
      contestants.map((name) => {
        const groups = subjects.map((subject) => trialsOf(trials, subject, name));
        const shares = groups.map(share);
        const found = trials.filter(({ contender, ending }) => contender === name && ending === 'found');
        return [
          name,
          String(shares.filter((value) => value === 1).length),
          String(shares.filter((value) => value > 0 && value < 1).length),
          String(shares.filter((value) => value === 0).length),
          geometricMean(groups.map((own) => mean(own.map((trial) => runsOf(trial, cap))))).toFixed(2),
          found.length === 0 ? '–' : median(found.map(({ ms }) => ms)).toFixed(1),
        ];
      }),
    ),
    `Runs to the first failure: mean ± standard deviation (median), and trials that found the bug where not all did. A trial that did not find it counts as ${String(cap)} runs. One figure: the strategy has no randomness, and one trial.`,
    perSubject((own) => formatTrials(own, (trial) => runsOf(trial, cap), 1)),
    'Milliseconds to the first failure, likewise. A trial that did not find the bug counts with the time that it took.',
    perSubject((own) => formatTrials(own, ({ ms }) => ms, 0)),
    'The portfolio, `auto`, in detail:',
    markdownTable(
      ['subject', 'found', 'runs: mean ± sd (median)', 'most', 'ms: mean ± sd (median)'],
      subjects.flatMap((subject) => {
        const own = trialsOf(trials, subject, 'auto');
        if (own.length === 0) return [];
        const runs = own.map((trial) => runsOf(trial, cap));
        const ms = own.map((trial) => trial.ms);
        return [
          [
            subject,
            `${String(foundOf(own))}/${String(own.length)}`,
            formatSpread(runs, 1),
            String(Math.max(...runs)),
            formatSpread(ms, 0),
          ],
        ];
      }),
    ),
  ].join('\n\n');
}
