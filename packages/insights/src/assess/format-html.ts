import { assessmentSummary, assessmentTables, type AssessmentTable, type Cell } from './assessment-tables.ts';
import type { Assessment } from './assessment.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5c6675; --ground: #f6f7f9; --card: #fff; --line: #dfe3e8;
  --good: #14713d; --fair: #8a5a00; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #9aa4b2; --ground: #12151a; --card: #1a1f26;
  --line: #2d343e; --good: #5fd08f; --fair: #e6b450; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 3rem); background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 90rem; margin: auto; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2.25rem 0 .25rem; }
p { color: var(--soft); margin: 0 0 .75rem; max-width: 60rem; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.figures li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; min-width: 7rem; }
.figures b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: .85rem; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; min-width: 56rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: .85rem; white-space: nowrap; } tr:last-child td { border-bottom: 0; }
code { font: .88em ui-monospace, monospace; }
.good { color: var(--good); font-weight: 600; } .fair { color: var(--fair); font-weight: 600; }
.bad { color: var(--bad); font-weight: 700; } .muted { color: var(--soft); }
nav a { color: inherit; margin-right: 1rem; } nav { font-size: .9rem; margin-bottom: .5rem; }
@media print { body { background: #fff; padding: 0; } .scroll { overflow: visible; } nav { display: none; } }
`;

function formatCell({ text, tone, isName }: Cell): string {
  const inner = isName === true && text !== '' ? `<code>${escape(text)}</code>` : escape(text);
  return `<td${tone === undefined ? '' : ` class="${tone}"`}>${inner}</td>`;
}

const anchor = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

function formatTable({ title, lead, columns, rows, empty }: AssessmentTable): string {
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(formatCell).join('')}</tr>`).join('\n');
  // A region that scrolls must be reachable by keyboard.
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="${escape(title)}"><table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
  return `<section id="${anchor(title)}"><h2>${escape(title)}</h2><p>${escape(lead)}</p>${rows.length === 0 ? `<p>${escape(empty)}</p>` : table}</section>`;
}

function figures({ score, coverage, recommendations }: Assessment): string {
  const urgent = recommendations.filter(({ priority }) => priority === 'P0').length;
  const items: readonly (readonly [string | number, string, string])[] = [
    [score ?? '–', 'score of 100', ''],
    [coverage.full, 'full', 'good'],
    [coverage.partial, 'partial', coverage.partial > 0 ? 'fair' : 'muted'],
    [coverage.none, 'none', coverage.none > 0 ? 'bad' : 'muted'],
    [coverage.excluded, 'excluded', 'muted'],
    [urgent, 'P0 to do', urgent > 0 ? 'bad' : 'muted'],
  ];
  return `<ul class="figures">${items.map(([value, label, tone]) => `<li><b class="${tone}">${value}</b><span>${label}</span></li>`).join('')}</ul>`;
}

/** The assessment as one self-contained page, light and dark. */
export function formatAssessmentHtml(assessment: Assessment): string {
  const { project, template, notes } = assessment;
  const tables = assessmentTables(assessment);
  const title = `Integration coverage of ${escape(project)}`;
  const links = tables.map((table) => `<a href="#${anchor(table.title)}">${escape(table.title)}</a>`).join('');
  const remarks = notes.map((note) => `<li>${escape(note)}</li>`).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main>
<h1>${title}</h1>
<p>${escape(assessmentSummary(assessment))} The system is <code>${escape(template)}</code>.</p>
${figures(assessment)}
<nav aria-label="Tables">${links}</nav>
${tables.map(formatTable).join('\n')}
${remarks === '' ? '' : `<section><h2>Notes</h2><ul>${remarks}</ul></section>`}
</main></body></html>
`;
}
