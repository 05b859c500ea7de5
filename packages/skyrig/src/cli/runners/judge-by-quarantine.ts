import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { exitCodes } from '../exit-codes.ts';
import type { Project } from '../project/project.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The exit code of tests that passed, by the quarantine: an entry that has expired, or a file that cannot be read, fails them
 * whatever the runner is. That a failure is excused is the business of the runner's reporter.
 */
export async function judgeByQuarantine(code: number, { folder }: Project, terminal: Terminal): Promise<number> {
  if (code !== exitCodes.done || !existsSync(join(folder, 'skyrig.quarantine.json'))) return code;
  const { calendarDay, readQuarantine, splitExpired } = await import('@skyrig/insights');
  const { expired } = splitExpired(readQuarantine(folder), calendarDay(Date.now()));
  for (const { test, owner, expires } of expired)
    terminal.note(`The quarantine of ${test} (${owner}) expired after ${expires}, which fails the tests.`);
  return expired.length > 0 ? exitCodes.failed : code;
}
