import type { VNode } from 'preact';

import { lostCell } from '../src/report/encode-grid.ts';
import { cells } from '../src/report/result-grid.ts';
import type { Results } from './decode-results.ts';

/** What a stretch of runs is drawn as: the worst of them. */
const ranking: readonly { readonly cell: number; readonly name: string }[] = [
  { cell: cells.failed, name: 'failed' },
  { cell: cells.quarantined, name: 'held' },
  { cell: cells.flaky, name: 'flaky' },
  { cell: cells.passed, name: 'passed' },
  { cell: lostCell, name: 'lost' },
  { cell: cells.skipped, name: 'skipped' },
];

function findWorst(results: Results, test: number, from: number, to: number): string | undefined {
  let worst = ranking.length;
  for (let run = from; run < to; run += 1) {
    const rank = ranking.findIndex(({ cell }) => cell === results.cell(test, run));
    if (rank >= 0 && rank < worst) worst = rank;
  }
  return ranking[worst]?.name;
}

export interface ResultStripProps {
  readonly results: Results;
  readonly test: number;
  readonly label: string;
  /** At most so many columns; each then stands for several runs, and shows the worst of them. */
  readonly columns: number;
  readonly height?: number;
}

/** The results of a test, oldest first: a column a run. */
export function ResultStrip({ results, test, label, columns, height = 18 }: ResultStripProps): VNode {
  const count = Math.min(columns, results.runCount);
  const paths = new Map<string, string>();
  for (let column = 0; column < count; column += 1) {
    const from = Math.floor((column * results.runCount) / count);
    const to = Math.floor(((column + 1) * results.runCount) / count);
    const name = findWorst(results, test, from, to);
    if (name === undefined) continue;
    const isCalm = name === 'passed' || name === 'skipped';
    const bar = isCalm ? `M${column} ${height * 0.35}h1v${height * 0.3}h-1z` : `M${column} 0h1v${height}h-1z`;
    paths.set(name, (paths.get(name) ?? '') + bar);
  }
  return (
    <svg class="strip" viewBox={`0 0 ${count} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {[...paths].map(([name, path]) => (
        <path key={name} class={`cell-${name}`} d={path} />
      ))}
    </svg>
  );
}
