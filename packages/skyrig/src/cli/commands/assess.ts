import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

import type { Assessment, AssessmentInput, SystemModel } from '@skyrig/insights';

import { loadConfig } from '../../config/load-config.ts';
import { misuse } from '../../config/misuse.ts';
import type { AssessConfig, SkyrigConfig } from '../../config/skyrig-config.ts';
import type { CommandLine } from '../command-line.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { configuredHistory } from '../project/history-address.ts';
import { makeStateFolder, openProject, type Project } from '../project/project.ts';
import { exitCodeOf, planSuite, runIntegrationSuite } from '../runners/suites.ts';
import type { Terminal } from '../terminal.ts';
import { findFailures, readConditions } from './assess-conditions.ts';

interface FoundSystem {
  readonly system: SystemModel;
  readonly notes: readonly string[];
  /** It was listed by hand. */
  readonly isList: boolean;
}

async function findSystem(project: Project, line: CommandLine, config: AssessConfig): Promise<FoundSystem> {
  const { folder } = project;
  const named = line.text('template');
  if (named === undefined && config.system !== undefined) {
    const { readSystemList } = await import('../../observations/read-system-list.ts');
    return { system: readSystemList(resolve(folder, config.system), folder), notes: [], isList: true };
  }
  const template = named === undefined ? resolve(folder, config.template ?? '.') : resolve(named);
  if (!existsSync(template)) throw misuse('TEMPLATE', `There is no ${template}.`);
  const { readSystem } = await import('../../observations/read-system.ts');
  const parameters = config.parameters;
  const { system, notEmulated } = await readSystem(template, folder, { ...(parameters && { parameters }) });
  const notes = notEmulated.map(
    (type) => `Resources of type ${type} are not emulated: whether tests use them cannot be observed.`,
  );
  return { system, notes, isList: false };
}

/* Runs the tests with recording on, into an emptied folder. */
async function observeTests(
  project: Project,
  line: CommandLine,
  terminal: Terminal,
): Promise<{ readonly folder: string; readonly exitCode: number }> {
  const runs = await planSuite(project, 'integration', line);
  makeStateFolder(project);
  const folder = join(project.stateFolder, 'observations');
  rmSync(folder, { recursive: true, force: true });
  const environment = {
    SKYRIG_OBSERVE: folder,
    SKYRIG_OBSERVE_ROOT: project.folder,
    SKYRIG_OBSERVE_IN: runs.map((run) => run.folder).join(delimiter),
  };
  const results = await runIntegrationSuite(runs, project, line, terminal, { environment, output: 'stderr' });
  return { folder, exitCode: exitCodeOf(results) };
}

function assertExcluded({ functions }: SystemModel, { exclude = [] }: AssessConfig): void {
  for (const { function: name } of exclude) {
    if (functions.some((one) => one.name === name)) continue;
    const known = functions.map((one) => one.name).join(', ');
    throw misuse(
      'CONFIG',
      `assess.exclude names the function ${name}, which the system does not have. It has: ${known || 'none'}.`,
    );
  }
}

async function gatherInput(
  project: Project,
  { system, notes, isList }: FoundSystem,
  folder: string,
  config: SkyrigConfig,
): Promise<AssessmentInput> {
  const [{ readObservations }, { readProjectFacts }, { forgetUnlistedTriggers }] = await Promise.all([
    import('../../observations/read-observations.ts'),
    import('../../observations/read-project-facts.ts'),
    import('../../observations/forget-unlisted-triggers.ts'),
  ]);
  const { tests, skipped } = readObservations(folder);
  const none =
    tests.length === 0
      ? [
          'No test was observed. Tests are observed when they use the cloud of skyrig/vitest, skyrig/jest or skyrig/node-test.',
        ]
      : [];
  return {
    system,
    observations: isList ? forgetUnlistedTriggers(tests, system) : tests,
    project: readProjectFacts({
      folder: project.folder,
      system,
      today: new Date().toISOString().slice(0, 10),
      history: configuredHistory(config),
    }),
    exclude: config.assess?.exclude ?? [],
    notes: [...notes, ...skipped, ...none],
  };
}

const FORMATS = ['markdown', 'html', 'json'] as const;

function chooseFormat(line: CommandLine): (typeof FORMATS)[number] {
  const chosen = FORMATS.filter((format) => line.flag(format));
  if (chosen.length > 1) throw misuse('COMMAND_LINE', `--${chosen.join(' and --')} were given: give one of them.`);
  return chosen[0] ?? 'markdown';
}

async function render(assessment: Assessment, format: (typeof FORMATS)[number]): Promise<string> {
  const { formatAssessmentHtml, formatAssessmentMarkdown } = await import('@skyrig/insights');
  if (format === 'json') return `${JSON.stringify(assessment, undefined, 2)}\n`;
  return format === 'html' ? formatAssessmentHtml(assessment) : formatAssessmentMarkdown(assessment);
}

/** `skyrig assess` */
export const assess: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const config = await loadConfig(project);
  const format = chooseFormat(line);
  const conditions = readConditions(line.texts('fail-on'));
  const found = await findSystem(project, line, config.assess ?? {});
  assertExcluded(found.system, config.assess ?? {});
  const from = line.text('from');
  if (from !== undefined && !existsSync(resolve(from)))
    throw misuse('COMMAND_LINE', `--from: there is no folder ${resolve(from)}.`);
  const { folder, exitCode } =
    from === undefined
      ? await observeTests(project, line, terminal)
      : { folder: resolve(from), exitCode: exitCodes.done };
  if (exitCode === exitCodes.interrupted || exitCode === exitCodes.misuse) return exitCode;

  const { assessSystem } = await import('@skyrig/insights');
  const assessment = assessSystem(await gatherInput(project, found, folder, config));
  makeStateFolder(project);
  writeFileSync(join(project.stateFolder, 'assessment.json'), `${JSON.stringify(assessment, undefined, 2)}\n`);
  const text = await render(assessment, format);
  const out = line.text('out');
  if (out === undefined) terminal.print(text.trimEnd());
  else {
    mkdirSync(dirname(resolve(out)), { recursive: true });
    writeFileSync(resolve(out), text);
    terminal.note(`Wrote ${out}`);
  }
  const failures = findFailures(assessment, conditions);
  for (const failure of failures) terminal.note(terminal.errorColors.red(failure));
  return failures.length > 0 ? exitCodes.failed : exitCode;
};
