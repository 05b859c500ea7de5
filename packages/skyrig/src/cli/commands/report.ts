import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

import type { AssessedCoverage, CreatedReport, FailCondition, Report } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { CommandLine } from '../command-line.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { makeStateFolder, openProject, type Project } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import type { Terminal } from '../terminal.ts';
import { readAssessment } from './report-assessment.ts';

async function readConditions(line: CommandLine): Promise<readonly FailCondition[]> {
  const { parseFailCondition } = await import('@skyrig/insights');
  const texts = line.texts('fail-on').flatMap((text) => text.split(','));
  return texts.map((text) => {
    const condition = parseFailCondition(text.trim());
    if (condition) return condition;
    throw misuse('COMMAND_LINE', `--fail-on is ${JSON.stringify(text)}: give flaky, slower, coverage<N or score<N.`);
  });
}

/** The coverage and the score that conditions ask for must be known: silence would be a success. */
function assertKnown(assessment: AssessedCoverage | undefined, conditions: readonly FailCondition[]): void {
  const asked = conditions.find(({ kind }) => kind === 'coverage' || kind === 'score');
  if (asked === undefined) return;
  if (assessment === undefined) {
    throw misuse(
      'ASSESSMENT',
      `--fail-on ${asked.kind} needs .skyrig/assessment.json, which is not there. Write it with: skyrig assess`,
    );
  }
  if (conditions.some(({ kind }) => kind === 'score') && assessment.score === undefined) {
    throw misuse(
      'ASSESSMENT',
      '--fail-on score: the last assessment has no score, as nothing of it could be observed.',
    );
  }
}

/** What the report calls the project: its package's name, else its folder's. */
function nameProject(folder: string): string {
  try {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown };
    if (typeof name === 'string' && name !== '') return name;
  } catch {
    // A project in another language has none.
  }
  return basename(folder);
}

function put(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw misuse('OUTPUT', `Cannot write ${file}: ${(error as Error).message}`, { cause: error });
  }
}

function printAlerts({ period, alerts }: Report, file: string, terminal: Terminal): void {
  const { bold, red, yellow, green, cyan } = terminal.colors;
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  terminal.print(
    `${bold(`${count(period.tests, 'test')} in ${count(period.runs, 'run')}`)}: ${cyan(relative('.', file))}`,
  );
  if (alerts.length === 0) terminal.print(`  ${green('ok')}    nothing needs attention`);
  for (const { level, text } of alerts) {
    terminal.print(`  ${level === 'bad' ? red('act  ') : yellow('watch')} ${text}`);
  }
}

function assertOneOutput(line: CommandLine, summaryFile: string | undefined): void {
  if (!line.flag('json') || !line.flag('summary') || summaryFile !== undefined) return;
  throw misuse(
    'COMMAND_LINE',
    '--json and --summary would both be printed: give one of them, or set GITHUB_STEP_SUMMARY.',
  );
}

async function writeOutputs(
  created: CreatedReport,
  line: CommandLine,
  project: Project,
  terminal: Terminal,
): Promise<void> {
  const { formatReportHtml, formatReportSummary } = await import('@skyrig/insights');
  const summaryFile = process.env['GITHUB_STEP_SUMMARY'] || undefined;
  assertOneOutput(line, summaryFile);
  const [isJson, isSummary] = [line.flag('json'), line.flag('summary')];
  const out = line.text('out');
  const isPage = out !== undefined || (!isJson && !isSummary);
  const file = resolve(out ?? join(project.stateFolder, 'report.html'));
  if (isPage) {
    if (out === undefined) makeStateFolder(project);
    put(file, () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, formatReportHtml(created));
    });
  }
  if (isSummary) {
    const summary = formatReportSummary(created.report);
    if (summaryFile === undefined) terminal.print(summary.trimEnd());
    else put(summaryFile, () => appendFileSync(summaryFile, `${summary}\n`));
  }
  if (isJson) terminal.print(JSON.stringify(created.report));
  if (!isJson && !isSummary) printAlerts(created.report, file, terminal);
}

/** `skyrig report` */
export const report: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const conditions = await readConditions(line);
  const assessment = readAssessment(join(project.stateFolder, 'assessment.json'));
  assertKnown(assessment, conditions);
  const { createReport, findFailReasons, readQuarantine } = await import('@skyrig/insights');
  const quarantine = readQuarantine(project.folder);
  const created = createReport({
    history: await loadProjectHistory(line, project, terminal),
    project: nameProject(project.folder),
    now: Date.now(),
    quarantine,
    ...(assessment && { assessment }),
  });
  await writeOutputs(created, line, project, terminal);
  const reasons = findFailReasons(created.report, conditions);
  for (const reason of reasons) terminal.note(`${terminal.errorColors.red('failed')} ${reason}`);
  return reasons.length > 0 ? exitCodes.failed : exitCodes.done;
};
