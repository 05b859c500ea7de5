import type { IssueChange, QuarantineEntry, QuarantinePlan } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import type { Terminal } from '../terminal.ts';

function getVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw misuse('GITHUB', `--github needs ${name} in the environment.`);
  return value;
}

async function syncWithGithub(entries: readonly QuarantineEntry[]): Promise<IssueChange[]> {
  const { createGithubClient, syncIssues } = await import('@skyrig/insights');
  const repository = getVariable('GITHUB_REPOSITORY');
  const token = getVariable('GITHUB_TOKEN');
  const apiUrl = process.env['GITHUB_API_URL'] || 'https://api.github.com';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw misuse('GITHUB', `GITHUB_REPOSITORY is ${JSON.stringify(repository)}: give owner/name.`);
  return syncIssues(entries, createGithubClient({ apiUrl, repository, token }));
}

function printPlan({ add, release, remarks }: QuarantinePlan, isApplied: boolean, terminal: Terminal): void {
  const { green, yellow, dim } = terminal.colors;
  for (const { test, owner, reason, expires } of add)
    terminal.print(`${yellow('add')}      ${test}\n         ${reason}; ${owner}, until ${expires}`);
  for (const { entry, why } of release) terminal.print(`${green('release')}  ${entry.test}\n         ${why}`);
  for (const { test, what } of remarks) terminal.print(`${dim('note')}     ${test} ${what}`);
  const count = add.length + release.length;
  if (count === 0) terminal.print('The quarantine is as the history wants it.');
  else terminal.print(isApplied ? 'Written.' : 'Nothing is written: --apply does it.');
}

/** `skyrig quarantine sync` */
export const syncQuarantine: RunCommand = async (line, terminal) => {
  const insights = await import('@skyrig/insights');
  const project = openProject(line);
  const entries = insights.readQuarantine(project.folder);
  const history = await loadProjectHistory(line, project, terminal);
  const isApplied = line.flag('apply');
  const plan = insights.planQuarantine({
    entries,
    verdicts: insights.analyseFlakes(history).verdicts,
    suiteSize: insights.countSuite(history),
    today: insights.calendarDay(Date.now()),
    ownerOf: ({ test }) => insights.findOwner(project.folder, history.tests[test]?.file ?? ''),
  });
  let result = isApplied ? plan.result : entries;
  if (isApplied) insights.writeQuarantine(project.folder, result);
  const isJson = line.flag('json');
  if (!isJson) printPlan(plan, isApplied, terminal);
  const issues = line.flag('github') ? await syncWithGithub(result) : undefined;
  if (issues && isApplied) {
    const urls = new Map(issues.filter(({ action }) => action !== 'closed').map(({ test, url }) => [test, url]));
    // An issue that a person has named stays.
    result = result.map((entry) => ({
      ...entry,
      ...(!entry.issue && urls.has(entry.test) && { issue: urls.get(entry.test) ?? '' }),
    }));
    insights.writeQuarantine(project.folder, result);
  }
  if (isJson) {
    const { add, release, remarks } = plan;
    terminal.print(JSON.stringify({ add, release, remarks, isApplied, ...(issues && { issues }) }, undefined, 2));
  } else for (const { action, test, url } of issues ?? []) terminal.print(`${action.padEnd(9)}  ${url}  ${test}`);
  return exitCodes.done;
};
