import { expect, test } from 'vitest';

import { assessed, failure, workerTest } from './assess.fixture.ts';
import { formatAssessmentHtml } from './format-html.ts';
import { formatAssessmentMarkdown } from './format-markdown.ts';

const assessment = assessed([workerTest('one', 1, { failures: [failure('Worker', 'database', 'a|b <c>')] })], {
  project: { name: 'shop & <co>' },
  notes: ['x.json was skipped: it is * damaged'],
});

test('Markdown has a table for every part, and nothing of the system breaks it', () => {
  const text = formatAssessmentMarkdown(assessment);
  expect(text.match(/^## .+$/gm)).toEqual([
    '## Recommendations',
    '## Functions',
    '## Triggers',
    '## Services',
    '## Failure scenarios',
    '## Missing scenarios',
    '## Score',
    '## Checks',
    '## Notes',
  ]);
  expect(text).toContain(String.raw`| database | 1 | Worker | a\|b \<c\> |`);
  expect(text).toContain(String.raw`- x.json was skipped: it is \* damaged`);
  const widths = text
    .split('\n## ')
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .map((rows) => new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size);
  expect(widths.every((different) => different <= 1)).toBe(true);
});

test('the page is self-contained, escaped, and knows light and dark', () => {
  const page = formatAssessmentHtml(assessment);
  expect(page).toContain('<h1>Integration coverage of shop &amp; &lt;co&gt;</h1>');
  expect(page).toContain('a|b &lt;c&gt;');
  expect(page).not.toMatch(/<script|<link|<img|https?:\/\//);
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page.match(/<table>/g)).toHaveLength(8);
});

test('a part without rows says so', () => {
  const empty = assessed([], { system: { template: 't.yaml', functions: [], triggers: [], resources: [] } });
  expect(formatAssessmentMarkdown(empty)).toContain('The template has no functions.');
  expect(formatAssessmentHtml(empty)).toContain('The template has no functions.');
});
