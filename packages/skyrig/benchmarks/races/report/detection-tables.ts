import type { Detection } from '../measure/detection.ts';
import type { Subject } from '../subject.ts';
import { markdownTable } from './markdown-table.ts';

/** Classes that a warning is promised for; the others are for exploration to find. */
const PROMISED: readonly Subject['bugClass'][] = ['lost update', 'check then act'];

/** What the detector says of passing runs, and of systems without a race. */
export function formatDetections(detections: readonly Detection[], subjects: readonly Subject[]): string {
  const runsOf = (subject: Subject): readonly Detection[] => detections.filter((one) => one.subject === subject.name);
  const buggy = subjects.filter(({ kind }) => kind === 'buggy');
  const fixed = subjects.filter(({ kind }) => kind === 'fixed');
  const promised = buggy.filter(({ bugClass }) => PROMISED.includes(bugClass));
  const isAlways = (subject: Subject): boolean => {
    const passed = runsOf(subject).filter(({ isPassed }) => isPassed);
    return passed.length > 0 && passed.every(({ warnings }) => warnings.length > 0);
  };
  const never = promised.filter((subject) => !isAlways(subject)).map(({ name }) => name);
  const twinRuns = fixed.flatMap(runsOf);
  const falseRuns = twinRuns.filter(({ warnings }) => warnings.length > 0);
  return [
    '## Warnings on passing runs',
    [
      `- Of ${String(promised.length)} subjects that lose an update or act on an old check, ${String(promised.length - never.length)} are warned of in every passing run${never.length > 0 ? `; not: ${never.join(', ')}` : ''}.`,
      `- Twins without the bug: ${String(falseRuns.length)} of ${String(twinRuns.length)} runs of ${String(fixed.length)} twins have a warning${falseRuns.length > 0 ? `: ${[...new Set(falseRuns.map(({ subject }) => subject))].join(', ')}` : ''}.`,
    ].join('\n'),
    'Share of passing runs with a warning of a kind, among the natural order and random walks. A stale decision is told of only when another order of the same requests has proved it; "confirmed" is the share of the runs with a warning in which another order proved one, of whatever kind.',
    markdownTable(
      [
        'subject',
        'class',
        'passing runs',
        'any',
        'lost update (A)',
        'predicted (B1)',
        'check then act (B2)',
        'stale decision',
        'confirmed',
      ],
      buggy.map((subject) => {
        const passed = runsOf(subject).filter(({ isPassed }) => isPassed);
        const warned = passed.filter(({ warnings }) => warnings.length > 0);
        return [
          subject.name,
          subject.bugClass,
          String(passed.length),
          percent(passed, ({ warnings }) => warnings.length > 0),
          percent(passed, ({ warnings }) => warnings.includes('lost update')),
          percent(passed, ({ warnings }) => warnings.includes('predicted')),
          percent(passed, ({ warnings }) => warnings.includes('check then act')),
          percent(passed, ({ warnings }) => warnings.includes('stale decision')),
          percent(warned, ({ confirmed }) => confirmed > 0),
        ];
      }),
    ),
  ].join('\n\n');
}

function percent(runs: readonly Detection[], isMeant: (run: Detection) => boolean): string {
  return runs.length === 0 ? '' : `${((100 * runs.filter(isMeant).length) / runs.length).toFixed(0)} %`;
}
