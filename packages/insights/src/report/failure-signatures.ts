import type { History } from '../model/history.ts';
import type { SignatureSummary } from './report-data.ts';
import type { ResultGrid } from './result-grid.ts';

interface Group {
  failures: number;
  flaky: number;
  first: number;
  last: number;
  readonly tests: Map<number, number>;
}

const isoDate = (history: History, run: number): string => new Date(history.runs[run]?.startedAt ?? 0).toISOString();

/** Groups failures by their signature, the most frequent first. */
export function groupFailures(history: History, grid: ResultGrid, limit = 50): readonly SignatureSummary[] {
  const groups = new Map<number, Group>();
  for (const [at, signature] of grid.signatures.entries()) {
    if (signature < 0) continue;
    const run = at % grid.runCount;
    const test = Math.floor(at / grid.runCount);
    const group = groups.get(signature) ?? { failures: 0, flaky: 0, first: run, last: run, tests: new Map() };
    groups.set(signature, group);
    group.failures += 1;
    if (grid.flakes[at] === 1) group.flaky += 1;
    group.first = Math.min(group.first, run);
    group.last = Math.max(group.last, run);
    group.tests.set(test, (group.tests.get(test) ?? 0) + 1);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.failures - a.failures || b.last - a.last)
    .slice(0, limit)
    .flatMap(([index, { failures, flaky, first, last, tests }]): SignatureSummary[] => {
      const signature = history.signatures[index];
      if (!signature) return [];
      return [
        {
          ...signature,
          failures,
          flaky,
          tests: [...tests].sort(([, a], [, b]) => b - a).map(([test]) => history.tests[test]?.id ?? ''),
          firstAt: isoDate(history, first),
          lastAt: isoDate(history, last),
        },
      ];
    });
}
