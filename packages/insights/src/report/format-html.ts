import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';

import type { CreatedReport } from './create-report.ts';
import { encodeGrid } from './encode-grid.ts';
import { pageScript, pageStyle } from './generated/page.ts';

/** Writes a report as one HTML file. It asks for nothing from anywhere: a policy in it forbids every request. */
export function formatHtml({ report, grid }: CreatedReport): string {
  const { bytes, ...shape } = encodeGrid(grid);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash(pageScript)}'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(report.project)} – test health</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<div id="page"></div>',
    '<noscript><p>This report draws itself with JavaScript, which it carries within. Nothing is loaded.</p></noscript>',
    dataBlock('report', Buffer.from(JSON.stringify({ report, grid: shape }))),
    dataBlock('results', bytes),
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Deflated and in base64, nothing of a test's name can end the element. */
function dataBlock(id: string, content: Uint8Array): string {
  return `<script type="text/plain" id="${id}">${deflateRawSync(content, { level: 9 }).toString('base64')}</script>`;
}

function hash(script: string): string {
  return createHash('sha256').update(script).digest('base64');
}

/** A text that is only text in HTML, in content and in attributes. */
function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
