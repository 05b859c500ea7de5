import type { Replays } from '../measure/replays.ts';
import { mean, median } from './figures.ts';
import { markdownTable } from './markdown-table.ts';

/** Shrinking and replaying; `fresh` has, for each new process, the subjects whose bug showed in it. */
export function formatReplays(replays: readonly Replays[], fresh: readonly ReadonlySet<string>[]): string {
  const subjects = [...new Set(replays.map(({ subject }) => subject))];
  const total = replays.reduce((sum, { replays: count }) => sum + count, 0);
  const same = replays.reduce((sum, { same: count }) => sum + count, 0);
  const again = fresh.reduce((sum, names) => sum + names.size, 0);
  return [
    '## Shrinking and replay of what `auto` found',
    [
      `- ${String(same)} of ${String(total)} replays in the same process failed in the same way.`,
      `- ${String(again)} of ${String(fresh.length * subjects.length)} replays in a new process did (${String(fresh.length)} processes; each replays every token once, on clouds of its own).`,
      `- Median number of changes of order in a minimal schedule: ${String(median(replays.map(({ minimal }) => minimal)))}; before shrinking: ${String(median(replays.map(({ found }) => found)))}; ${mean(replays.map(({ reruns }) => reruns)).toFixed(1)} runs to shrink on average.`,
    ].join('\n'),
    markdownTable(
      [
        'subject',
        'changes found, median',
        'minimal: median',
        'most',
        'runs to shrink, mean',
        'replays',
        'in new processes',
      ],
      subjects.map((subject) => {
        const own = replays.filter((one) => one.subject === subject);
        return [
          subject,
          String(median(own.map(({ found }) => found))),
          String(median(own.map(({ minimal }) => minimal))),
          String(Math.max(...own.map(({ minimal }) => minimal))),
          mean(own.map(({ reruns }) => reruns)).toFixed(1),
          `${String(own.reduce((sum, one) => sum + one.same, 0))}/${String(own.reduce((sum, one) => sum + one.replays, 0))}`,
          `${String(fresh.filter((names) => names.has(subject)).length)}/${String(fresh.length)}`,
        ];
      }),
    ),
  ].join('\n\n');
}
