import type { HistoryRun } from '@skyrig/insights';

/** A point in time as people read it, in UTC: `2026-03-02 10:00`. */
export function showTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

/** A duration as people read it: `640 ms`, `12.3 s`, `4 min 05 s`. */
export function showDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Number of tests of a run. */
export function countTests({ counts }: HistoryRun): number {
  return counts.passed + counts.failed + counts.flaky + counts.skipped;
}

/** Rows with their cells below each other; cells that are numbers everywhere stand right. */
export function alignRows(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumeric = head.map((_, column) => rows.slice(1).every((row) => /^\d*$/.test(row[column] ?? '')));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
