import type { Overhead } from '../measure/overhead.ts';
import { geometricMean, median } from './figures.ts';
import { markdownTable } from './markdown-table.ts';

/** What control costs. */
export function formatOverhead(overheads: readonly Overhead[]): string {
  const rows = overheads.map(({ subject, liveMs, controlledMs }) => ({
    subject,
    live: median(liveMs),
    controlled: median(controlledMs),
    difference: median(controlledMs.map((ms, pair) => ms - (liveMs[pair] ?? ms))),
  }));
  return [
    '## What control costs',
    `The natural order under control against the same run without, in ${String(overheads[0]?.liveMs.length ?? 0)} pairs, ms per run (medians), as an exploration has it: under control, functions are played from what they did in earlier runs. Geometric mean of the ratios: ${geometricMean(rows.map(({ live, controlled }) => controlled / live)).toFixed(2)}.`,
    markdownTable(
      ['subject', 'live', 'controlled', 'difference in pairs'],
      rows.map((row) => [row.subject, row.live.toFixed(2), row.controlled.toFixed(2), row.difference.toFixed(2)]),
    ),
  ].join('\n\n');
}
