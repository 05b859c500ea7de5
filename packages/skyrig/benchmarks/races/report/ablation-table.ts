import { ABLATIONS, type Contender } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { geometricMean } from './figures.ts';
import { markdownTable } from './markdown-table.ts';
import { formatTrials, runsOf, subjectsOf, trialsOf } from './trial-figures.ts';

const COMPARED: readonly Contender[] = ['directed', ...ABLATIONS];

/** `directed` with a part left out; `cap` is that of the ablations. */
export function formatAblations(trials: readonly Trial[], cap: number): string {
  const capped = trials.map((trial): Trial =>
    trial.ending === 'found' && trial.runs > cap ? { ...trial, ending: 'run cap' } : trial,
  );
  const subjects = subjectsOf(capped.filter(({ contender }) => contender === 'unscored'));
  const own = (subject: string, name: Contender): readonly Trial[] => trialsOf(capped, subject, name);
  const row = (subject: string): readonly string[] => [
    subject,
    ...COMPARED.map((name) => formatTrials(own(subject, name), (trial) => runsOf(trial, cap), 1)),
  ];
  const differing = subjects.map(row).filter(([, ...cells]) => new Set(cells).size > 1);
  return [
    '## What the parts of `directed` are worth',
    `\`unscored\`: races are reversed in the order last found first, whether or not they may lose an update. \`repeating\`: a class of orders or a script that was met before is taken again. Runs to the first failure, up to ${String(cap)}; on the other ${String(subjects.length - differing.length)} of ${String(subjects.length)} subjects all three are the same.`,
    markdownTable(
      ['subject', ...COMPARED],
      [
        ...differing,
        [
          'geometric mean over all subjects',
          ...COMPARED.map((name) =>
            geometricMean(subjects.flatMap((subject) => own(subject, name).map((trial) => runsOf(trial, cap)))).toFixed(
              2,
            ),
          ),
        ],
      ],
    ),
  ].join('\n\n');
}
