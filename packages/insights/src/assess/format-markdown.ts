import { assessmentSummary, assessmentTables, type AssessmentTable, type Cell } from './assessment-tables.ts';
import type { Assessment } from './assessment.ts';

const escape = (text: string): string => text.replace(/[\\|*_<>]/g, String.raw`\$&`).replace(/\s+/g, ' ');

function formatCell({ text, isName, tone }: Cell): string {
  if (text === '') return '';
  if (isName === true) return `\`${text.replaceAll('`', "'").replaceAll('|', String.raw`\|`)}\``;
  return tone === 'bad' ? `**${escape(text)}**` : escape(text);
}

function formatTable({ title, lead, columns, rows, empty }: AssessmentTable): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body =
    rows.length === 0
      ? [empty]
      : [row(columns), row(columns.map(() => '---')), ...rows.map((cells) => row(cells.map(formatCell)))];
  return [`## ${title}`, '', lead, '', ...body, ''];
}

/** The assessment in GitHub-flavoured Markdown. */
export function formatAssessmentMarkdown(assessment: Assessment): string {
  const { project, template, notes } = assessment;
  return [
    `# Integration coverage of ${project}`,
    '',
    `${assessmentSummary(assessment)} The system is \`${template}\`.`,
    '',
    ...assessmentTables(assessment).flatMap(formatTable),
    ...(notes.length === 0 ? [] : ['## Notes', '', ...notes.map((note) => `- ${escape(note)}`), '']),
  ].join('\n');
}
