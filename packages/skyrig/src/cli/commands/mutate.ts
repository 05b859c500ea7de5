import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

import { misuse } from '../../config/misuse.ts';
import {
  formatMutationsMarkdown,
  formatMutationsText,
  summarizeMutations,
  type MutationSummary,
} from '../../lab/effects/mutation/format-mutations.ts';
import type { MutatedTest } from '../../lab/effects/mutation/mutate-in-test.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { makeStateFolder, openProject } from '../project/project.ts';
import { exitCodeOf, planSuite, runIntegrationSuite } from '../runners/suites.ts';

type Condition = (summary: MutationSummary) => string | undefined;

function readCondition(text: string): Condition {
  if (text === 'survived') {
    return ({ mutations }) => {
      const missed = mutations.filter(({ verdict }) => verdict === 'survived' || verdict === 'predicted');
      return missed.length > 0 ? `${String(missed.length)} mutations survived` : undefined;
    };
  }
  const [, limit] = /^score<(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (limit === undefined)
    throw misuse('COMMAND_LINE', `--fail-on ${text}: give survived or score<N, such as score<60.`);
  return ({ score }) =>
    score * 100 < Number(limit) ? `The score is ${(score * 100).toFixed(1)} %, below ${limit} %` : undefined;
}

function readResults(folder: string): readonly MutatedTest[] {
  if (!existsSync(folder)) return [];
  const tests = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as MutatedTest);
  return tests.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `skyrig mutate` */
export const mutate: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  if (line.flag('markdown') && line.flag('json'))
    throw misuse('COMMAND_LINE', '--markdown and --json were given: give one of them.');
  const conditions = line.texts('fail-on').map(readCondition);
  const runs = await planSuite(project, 'integration', line);
  makeStateFolder(project);
  const folder = join(project.stateFolder, 'mutations');
  rmSync(join(folder, 'results'), { recursive: true, force: true });
  const environment = {
    SKYRIG_MUTATE: folder,
    SKYRIG_MUTATE_ROOT: project.folder,
    SKYRIG_MUTATE_IN: runs.map((run) => run.folder).join(delimiter),
    SKYRIG_EFFECTS_SUMMARY: 'off',
  };
  const exitCode = exitCodeOf(
    await runIntegrationSuite(runs, project, line, terminal, { environment, output: 'stderr' }),
  );
  if (exitCode === exitCodes.interrupted || exitCode === exitCodes.misuse) return exitCode;

  const summary = summarizeMutations(readResults(join(folder, 'results')));
  if (summary.tests.length === 0)
    terminal.note(
      'No test took part: only tests that use the cloud of skyrig/vitest, skyrig/jest or skyrig/node-test do.',
    );
  const text = line.flag('json')
    ? JSON.stringify(summary, undefined, 2)
    : line.flag('markdown')
      ? formatMutationsMarkdown(summary)
      : formatMutationsText(summary);
  const out = line.text('out');
  if (out === undefined) terminal.print(text.trimEnd());
  else {
    mkdirSync(dirname(resolve(out)), { recursive: true });
    writeFileSync(resolve(out), `${text.trimEnd()}\n`);
    terminal.note(`Wrote ${out}`);
  }
  const failures = conditions.flatMap((condition) => condition(summary) ?? []);
  for (const failure of failures) terminal.note(terminal.errorColors.red(failure));
  return failures.length > 0 ? exitCodes.failed : exitCode;
};
