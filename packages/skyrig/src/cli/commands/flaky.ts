import type { FlakeReport, FlakeRow } from '@skyrig/insights';

import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import type { Terminal } from '../terminal.ts';

const conditions: Readonly<Record<string, (report: FlakeReport) => number>> = {
  flaky: ({ rows }) => rows.filter(({ state }) => state === 'quarantined').length,
  suspect: ({ rows }) => rows.filter(({ state }) => state === 'quarantined' || state === 'suspect').length,
  broken: ({ rows }) => rows.filter(({ state }) => state === 'broken').length,
  bug: ({ bugs }) => bugs.length,
};

function paintState({ colors }: Terminal, state: FlakeRow['state'], text: string): string {
  if (state === 'quarantined' || state === 'broken') return colors.red(text);
  return state === 'healthy' ? colors.green(text) : colors.yellow(text);
}

/** `skyrig flaky` */
export const flaky: RunCommand = async (line, terminal) => {
  const { analyseFlakes, createFlakeReport, formatFlakes } = await import('@skyrig/insights');
  const history = await loadProjectHistory(line, openProject(line), terminal);
  const report = createFlakeReport(history, analyseFlakes(history));
  const { bold, dim } = terminal.colors;
  terminal.print(
    line.flag('json')
      ? JSON.stringify(report, undefined, 2)
      : formatFlakes(report, { bold, dim, state: (state, text) => paintState(terminal, state, text) }),
  );
  const isMet = line.texts('fail-on').some((condition) => (conditions[condition]?.(report) ?? 0) > 0);
  return isMet ? exitCodes.failed : exitCodes.done;
};
