import { CONTESTANTS, isSeedless, type Contestant } from '../measure/contestants.ts';
import type { Trial } from '../measure/first-failure.ts';
import { compareTrials, type Comparison, type SubjectComparison } from './compare-trials.ts';
import { markdownTable } from './markdown-table.ts';
import { subjectsOf } from './trial-figures.ts';

/** What plain runs in parallel are: in one thread, or with a thread for each function. */
const REFERENCES = ['live', 'threads'] as const;

/** The reference of the table by subject: the one that does not do the same in every run. */
const DETAILED: Contestant = 'threads';

/** Log-rank tests of every contestant against plain runs. */
export function formatComparisons(trials: readonly Trial[], cap: number): string {
  const contestants = CONTESTANTS.filter((name) => trials.some(({ contender }) => contender === name));
  const references = REFERENCES.filter((name) => contestants.includes(name));
  return [
    "Log-rank tests of the runs that were needed, against plain runs in parallel: two-sided, trials that gave up are censored. Counted are subjects on which a contestant is significantly sooner or later (5 %, Holm's correction over its subjects). Pooled: the test stratified by subject. A strategy without randomness has one trial, so that no subject can be tested alone.",
    ...references.map((reference) =>
      summaryTable(
        reference,
        contestants.filter((name) => name !== reference).map((name) => compareTrials(trials, name, reference, cap)),
      ),
    ),
    ...(references.includes('threads')
      ? [
          `By subject, against \`${DETAILED}\`: corrected p-values, \`+\` where the strategy is significantly sooner and \`−\` where it is later.`,
          subjectTable(
            subjectsOf(trials),
            contestants
              .filter((name) => name !== DETAILED && !isSeedless(name))
              .map((name) => compareTrials(trials, name, DETAILED, cap)),
          ),
        ]
      : []),
  ].join('\n\n');
}

function summaryTable(reference: Contestant, comparisons: readonly Comparison[]): string {
  return markdownTable(
    [
      `against \`${reference}\``,
      'subjects sooner',
      'later',
      'no difference shown',
      'pooled: found',
      'expected',
      'chi-square',
      'p',
    ],
    comparisons.map(({ contestant, subjects, pooled }) => {
      const counts = (['sooner', 'later', 'no difference shown'] as const).map((verdict) =>
        isSeedless(contestant) ? '' : String(subjects.filter((one) => one.verdict === verdict).length),
      );
      return [
        contestant,
        ...counts,
        String(pooled.observed),
        pooled.expected.toFixed(1),
        pooled.chiSquare.toFixed(1),
        formatP(pooled.p),
      ];
    }),
  );
}

function subjectTable(subjects: readonly string[], comparisons: readonly Comparison[]): string {
  return markdownTable(
    ['subject', ...comparisons.map(({ contestant }) => contestant)],
    subjects.map((subject) => [
      subject,
      ...comparisons.map((comparison) => cell(comparison.subjects.find((one) => one.subject === subject))),
    ]),
  );
}

function cell(comparison: SubjectComparison | undefined): string {
  if (!comparison) return '';
  const { verdict, corrected } = comparison;
  const sign = { sooner: '+ ', later: '− ', 'no difference shown': '' }[verdict];
  return `${sign}${formatP(corrected)}`;
}

function formatP(p: number): string {
  if (p < 0.0001) return '<0.0001';
  return p < 0.095 ? p.toPrecision(2) : p.toFixed(2);
}
