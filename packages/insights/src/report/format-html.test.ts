import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { formatHtml } from './format-html.ts';
import type { Report } from './report-data.ts';
import {
  createEmptyReport,
  createHostileReport,
  createTinyReport,
  hostileNames,
} from './test-support/sample-reports.ts';

function readData(html: string, id: string): Buffer {
  const text = new RegExp(`<script type="text/plain" id="${id}">([A-Za-z0-9+/=]*)</script>`).exec(html)?.[1] ?? '';
  return inflateRawSync(Buffer.from(text, 'base64'));
}

test('the file holds the whole report and every result', () => {
  const { report, grid } = createTinyReport();
  const html = formatHtml({ report, grid });
  const head = JSON.parse(readData(html, 'report').toString()) as { report: Report; grid: unknown };
  expect(head.report).toEqual(report);
  expect(head.grid).toMatchObject({ testCount: 4, runCount: 12 });
  expect([...readData(html, 'results').subarray(0, 48)]).toEqual([...grid.cells]);
});

test('the file asks for nothing: only its own script may run, and nothing may be fetched', () => {
  const html = formatHtml(createTinyReport());
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'"`);
  expect(html).not.toMatch(/<link|<img|<iframe|\ssrc=|@import|url\(/i);
});

test('a hostile name is text wherever it stands', () => {
  const html = formatHtml(createHostileReport());
  expect(html.match(/<script/g)).toHaveLength(3);
  expect(html).toContain(
    '<title>&lt;/script&gt;&lt;script&gt;document.title = &quot;taken&quot;&lt;/script&gt; – test health</title>',
  );
  for (const name of hostileNames) expect(html).not.toContain(name);
});

test('an empty history makes a page as well', () => {
  const html = formatHtml(createEmptyReport());
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(readData(html, 'results')).toHaveLength(0);
});
