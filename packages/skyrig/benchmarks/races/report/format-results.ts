import type { Detection } from '../measure/detection.ts';
import type { Trial } from '../measure/first-failure.ts';
import type { Measurements } from '../measure/measure-subject.ts';
import type { BenchmarkOptions } from '../run-options.ts';
import type { Subject } from '../subject.ts';
import { formatAblations } from './ablation-table.ts';
import { formatComparisons } from './comparison-tables.ts';
import { formatContestants } from './contestant-list.ts';
import { formatDetections } from './detection-tables.ts';
import { formatEdits } from './edit-table.ts';
import { formatFinds } from './find-tables.ts';
import { describeMachine } from './machine.ts';
import { formatOverhead } from './overhead-table.ts';
import { formatReplays } from './replay-table.ts';

/** All that was measured, and how. */
export interface Results extends Measurements {
  readonly options: BenchmarkOptions;
  readonly subjects: readonly Subject[];
  /** For each new process, the subjects whose bug showed in it. */
  readonly fresh: readonly ReadonlySet<string>[];
  /** Names of subjects that could not be measured. */
  readonly broken: readonly string[];
}

/** The report, as Markdown. */
export function formatResults(results: Results): string {
  const { options, subjects, trials, replays, fresh, edited, detections, overheads, broken } = results;
  const { cap } = options;
  const isHeldOut = ({ subject }: { readonly subject: string }): boolean =>
    subjects.some(({ name, isHeldOut: held }) => name === subject && held === true);
  const known = trials.filter((trial) => !isHeldOut(trial));
  const heldOut = trials.filter(isHeldOut);
  return [
    '# Races: what the lab finds\n\n![Share of races found against runs](results.svg)',
    `Measured with \`${options.command}\` on ${describeMachine()}: ${String(options.trials)} trials, which give up after ${String(cap)} runs or ${String(options.seconds)} s. Made by \`run.ts\`; see README.md for what the subjects are. The raw figures are in \`results/\` as CSV.`,
    ...(broken.length > 0 ? [`**Could not be measured, and are left out everywhere: ${broken.join(', ')}.**`] : []),
    ...(trials.length > 0 ? [formatContestants(trials, options.trials)] : []),
    ...findSections('Runs to the first failure', '', known, cap),
    ...findSections(
      'Subjects held out',
      'Written after the strategies, none of which was changed for them. The subjects above were also what they were tried on while they were built.',
      heldOut,
      cap,
    ),
    ...(trials.some(({ contender }) => contender === 'unscored') ? [formatAblations(trials, options.ablationCap)] : []),
    ...(replays.length > 0 ? [formatReplays(replays, fresh)] : []),
    ...(edited.length > 0 ? [formatEdits(edited)] : []),
    ...detectionSections(detections, subjects),
    ...(overheads.length > 0 ? [formatOverhead(overheads)] : []),
    '',
  ].join('\n\n');
}

function detectionSections(detections: readonly Detection[], subjects: readonly Subject[]): readonly string[] {
  const known = subjects.filter((subject) => subject.isHeldOut !== true);
  const heldOut = subjects.filter((subject) => subject.isHeldOut === true);
  const of = (some: readonly Subject[]): readonly Detection[] =>
    detections.filter((one) => some.some(({ name }) => name === one.subject));
  const [, ...rest] = formatDetections(of(heldOut), heldOut).split('\n');
  return [
    ...(known.length > 0 ? [formatDetections(of(known), known)] : []),
    ...(heldOut.length > 0 ? [['## Warnings on passing runs of the subjects held out', ...rest].join('\n')] : []),
  ];
}

function findSections(title: string, about: string, trials: readonly Trial[], cap: number): readonly string[] {
  if (trials.length === 0) return [];
  const isCompared = trials.some(({ contender }) => contender === 'live' || contender === 'threads');
  return [
    `## ${title}`,
    ...(about === '' ? [] : [about]),
    formatFinds(trials, cap),
    ...(isCompared ? ['### Compared with plain runs', formatComparisons(trials, cap)] : []),
  ];
}
