import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { alignRows } from './history-rows.ts';

const head = ['days left', 'until', 'owner', 'test', 'reason'];

/** `skyrig quarantine list` */
export const listQuarantine: RunCommand = async (line, terminal) => {
  const { calendarDay, daysBetween, readQuarantine } = await import('@skyrig/insights');
  const entries = readQuarantine(openProject(line).folder);
  const today = calendarDay(Date.now());
  const rows = entries.map((entry) => ({ ...entry, daysLeft: daysBetween(today, entry.expires) }));
  if (line.flag('json')) {
    terminal.print(JSON.stringify({ quarantine: rows }, undefined, 2));
    return exitCodes.done;
  }
  if (rows.length === 0) {
    terminal.print('No test is in quarantine.');
    return exitCodes.done;
  }
  const cells = rows.map(({ daysLeft, expires, owner, test, reason, issue }) => [
    daysLeft < 0 ? 'expired' : String(daysLeft),
    expires,
    owner,
    test,
    issue === undefined ? reason : `${reason} (${issue})`,
  ]);
  const [title = '', ...lines] = alignRows([head, ...cells]);
  const { bold, red } = terminal.colors;
  terminal.print(bold(title));
  for (const [index, text] of lines.entries()) terminal.print((rows[index]?.daysLeft ?? 0) < 0 ? red(text) : text);
  return exitCodes.done;
};
