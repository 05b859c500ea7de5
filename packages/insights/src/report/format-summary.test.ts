import { join } from 'node:path';

import { expect, test } from 'vitest';

import { formatSummary } from './format-summary.ts';
import { createEmptyReport, createHostileReport, createTinyReport } from './test-support/sample-reports.ts';

const kept = (name: string): string => join(import.meta.dirname, 'fixtures', name);

test('the summary of a small suite is as it is kept', async () => {
  await expect(formatSummary(createTinyReport().report)).toMatchFileSnapshot(kept('summary.md'));
});

test('an empty history has a summary too', () => {
  expect(formatSummary(createEmptyReport().report)).toBe(
    '## Test health: `new-project`\n\nThe history is empty: no run has been recorded yet.\n',
  );
});

test('names cannot break out of the table or mention anybody', async () => {
  const summary = formatSummary(createHostileReport().report);
  const rows = summary.split('\n').filter((line) => line.startsWith('|'));
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|').length).toBeLessThanOrEqual(8);
  const bare = summary.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(bare).not.toMatch(/<[a-z/!]|(?<!\\)@|(?<!\\)\[/);
  await expect(summary).toMatchFileSnapshot(kept('hostile-summary.md'));
});
