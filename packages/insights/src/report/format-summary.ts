import {
  formatChance,
  formatCount,
  formatDay,
  formatDuration,
  formatMinutes,
  formatProbability,
  formatShare,
} from './format-figures.ts';
import { markdownCode } from './markdown-code.ts';
import type { Figure, Report } from './report-data.ts';
import { nameState } from './state-name.ts';

const mostRows = 10;

type Row = readonly string[];

/** A table of at most ten rows; a column whose name begins with `=` holds figures, which stand to the right. */
function table(head: Row, rows: readonly Row[]): readonly string[] {
  const line = (cells: Row): string => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  const left = rows.length - mostRows;
  return [
    `| ${head.map((name) => name.replace(/^=/, '') || ' ').join(' | ')} |`,
    line(head.map((name) => (name.startsWith('=') ? '---:' : '---'))),
    ...rows.slice(0, mostRows).map(line),
    ...(left > 0 ? ['', `… and ${left} more in the report.`] : []),
    '',
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] => [`### ${title}`, '', ...lines];

function headlineRows({ headline, coverage }: Report): readonly Row[] {
  const row = (name: string, { value, previous }: Figure, format: (value: number) => string): Row => [
    name,
    value === undefined ? '' : `**${format(value)}**`,
    previous === undefined ? '' : format(previous),
  ];
  const whole = (value: number): string => String(Math.round(value));
  return [
    row('Tests that pass at the first attempt', headline.stability, formatShare),
    row('Runs green at the first attempt', headline.firstTryGreen, formatShare),
    row('Runs in which a flake showed', headline.flakyRunRate, formatShare),
    row('Builds rescued', headline.buildsRescued, whole),
    row('Time lost to flakes', headline.minutesLost, formatMinutes),
    row('Median duration of a run', headline.runDurationMs, formatDuration),
    ...(coverage?.score === undefined ? [] : [['Integration coverage, score', `**${coverage.score}**`, '']]),
  ];
}

/** Everything of a report that fits on a page, as GitHub-flavoured Markdown. Names of tests are always code. */
export function formatSummary(report: Report): string {
  const { period, alerts, broken, offenders, quarantine, slower } = report;
  const title = [`## Test health: ${markdownCode(report.project)}`, ''];
  if (period.from === undefined || period.to === undefined) {
    return [...title, 'The history is empty: no run has been recorded yet.', ''].join('\n');
  }
  const lines = [
    ...title,
    `${formatCount(period.tests, 'test')}, ${formatCount(period.runs, 'run')} from ${formatDay(period.from)} to ${formatDay(period.to)}.`,
    '',
    ...(alerts.length === 0
      ? ['Nothing needs attention.', '']
      : [...alerts.map(({ level, text }) => `- ${level === 'bad' ? '**Act:**' : 'Watch:'} ${escapeText(text)}`), '']),
    ...table(['', `=last ${formatCount(period.recentRuns, 'run')}`, '=before'], headlineRows(report)),
  ];
  if (broken.length > 0) {
    const rows = broken.map(({ id, since, failures, message }) => [
      markdownCode(id),
      formatDay(since),
      String(failures),
      markdownCode(message),
    ]);
    lines.push(...section('Broken', table(['test', 'since', '=failures', 'message'], rows)));
  }
  if (offenders.length > 0) {
    const rows = offenders.map((each) => [
      markdownCode(each.id),
      nameState(each.state),
      formatProbability(each.flakyProbability),
      `${each.flakyFailures} of ${each.runs}`,
      formatMinutes(each.minutesLost),
      each.cause ?? '',
    ]);
    const head = ['test', 'state', '=P(p > 1 %)', '=failed', '=lost', 'cause'];
    lines.push(...section('Flaky tests by what they cost', table(head, rows)));
  }
  if (quarantine.length > 0) {
    const rows = quarantine.map(({ id, owner, ageDays, daysLeft, isExpired, issue }) => [
      markdownCode(id),
      markdownCode(owner),
      `${ageDays} d`,
      isExpired ? '**expired**' : `${daysLeft} d`,
      issue === undefined ? '' : escapeText(issue),
    ]);
    lines.push(...section('Quarantine', table(['test', 'owner', '=age', '=left', 'issue'], rows)));
  }
  if (slower.length > 0) {
    const rows = slower.map(({ name, beforeMs, afterMs, at, correctedP }) => [
      markdownCode(name),
      formatDuration(beforeMs),
      formatDuration(afterMs),
      formatDay(at),
      formatChance(correctedP),
    ]);
    lines.push(...section('Slower', table(['what', '=before', '=now', 'since', 'by chance'], rows)));
  }
  return lines.join('\n');
}

/** A sentence that may carry a test's name: nothing in it is markup. */
function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#|~@]/g, (mark) => `\\${mark}`);
}
