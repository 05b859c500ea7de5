import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import { findTest } from './find-test.ts';

/** `skyrig quarantine add TEST` */
export const addToQuarantine: RunCommand = async (line, terminal) => {
  const insights = await import('@skyrig/insights');
  const { addDays, analyseFlakes, calendarDay, countSuite, findOwner, maxQuarantineDays, quarantineBudget } = insights;
  const project = openProject(line);
  const days = line.integer('days', 1, maxQuarantineDays) ?? maxQuarantineDays;
  const reason = line.text('reason');
  if (reason === undefined) throw misuse('COMMAND_LINE', 'skyrig quarantine add needs --reason TEXT: why is it flaky?');
  const entries = insights.readQuarantine(project.folder);
  const history = await loadProjectHistory(line, project, terminal);
  const test = findTest(
    line.args[1] ?? '',
    history.tests.map(({ id }) => id),
    'the history',
  );
  if (entries.some((entry) => entry.test === test)) throw misuse('QUARANTINE', `${test} is in quarantine already.`);
  const verdict = analyseFlakes(history).verdicts[history.findTest(test)];
  if ((verdict?.reproducibleFailures ?? 0) > 0)
    throw misuse(
      'QUARANTINE',
      `The failure of ${test} can be replayed: it is a bug with a reproduction, and never quarantined.`,
    );
  if (verdict?.state === 'broken')
    throw misuse(
      'QUARANTINE',
      `${test} fails at every attempt: it is broken, not flaky. Mend it, or skip it in the code.`,
    );
  const size = countSuite(history);
  const budget = quarantineBudget(size);
  if (entries.length >= budget)
    throw misuse(
      'QUARANTINE',
      `${entries.length} of ${size} tests are in quarantine, and ${budget} may be. Release one first.`,
    );
  const owner = line.text('owner') ?? findOwner(project.folder, history.tests[history.findTest(test)]?.file ?? '');
  if (owner === undefined)
    throw misuse('QUARANTINE', `Nobody owns ${test}: name one in CODEOWNERS, or with --owner NAME.`);
  const since = calendarDay(Date.now());
  const issue = line.text('issue');
  const entry = { test, owner, reason, ...(issue !== undefined && { issue }), since, expires: addDays(since, days) };
  insights.writeQuarantine(project.folder, [...entries, entry]);
  terminal.print(
    line.flag('json')
      ? JSON.stringify(entry, undefined, 2)
      : `${test} is in quarantine until ${entry.expires}; ${owner} mends it.`,
  );
  return exitCodes.done;
};
