import { styleText } from 'node:util';

import type { Row, Unit } from './benchmark.ts';

function formatNumber(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

const formatValue = (value: number, unit: Unit): string => `${formatNumber(value)} ${unit}`;

/** Whether the median keeps the budget; undefined without one. */
export function isMet({ ours, budget, unit }: Row): boolean | undefined {
  if (budget === undefined) return undefined;
  return unit === '/s' ? ours.median >= budget : ours.median <= budget;
}

function formatVerdict(row: Row): string {
  const met = isMet(row);
  if (met === undefined || row.budget === undefined) return '';
  if (met) return 'met';
  return `missed (${(row.ours.median / row.budget).toFixed(1)} ×)`;
}

function formatPeers({ ours, peers = {}, unit }: Row): string {
  return Object.entries(peers)
    .map(([name, { median }]) => {
      const [slow, fast] = unit === '/s' ? [ours.median, median] : [median, ours.median];
      return `${name} ${formatValue(median, unit)} (${formatNumber(slow / fast)} ×)`;
    })
    .join(', ');
}

function formatCells(row: Row): string[] {
  const { what, ours, unit, budget } = row;
  return [
    what,
    formatValue(ours.median, unit),
    ours.count > 1 ? formatValue(ours.p95, unit) : '',
    budget === undefined ? '' : `${unit === '/s' ? '≥' : '≤'} ${formatValue(budget, unit)}`,
    formatVerdict(row),
    [formatPeers(row), row.note].filter(Boolean).join('; '),
  ];
}

/** The results as a table of text. Ratios say how many times the peer takes of what Skyrig takes. */
export function formatTable(rows: readonly Row[]): string {
  const head = ['what', 'median', 'p95', 'budget', 'met?', 'beside it'];
  const table = [head, ...rows.map(formatCells)];
  const widths = head.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  const lines = table.map((cells) => {
    const padded = cells.map((cell, column) =>
      [1, 2, 3].includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    return padded.join('  ').trimEnd();
  });
  const [title = '', ...rest] = lines;
  const body = rows.map((row, index) =>
    isMet(row) === false ? styleText('yellow', rest[index] ?? '') : (rest[index] ?? ''),
  );
  return [styleText('dim', title), ...body].join('\n');
}
