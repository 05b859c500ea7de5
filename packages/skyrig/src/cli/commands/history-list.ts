import type { HistoryRun } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import { alignRows, countTests, showDuration, showTime } from './history-rows.ts';

const head = [
  'started (UTC)',
  'run',
  'tests',
  'failed',
  'flaky',
  'skipped',
  'shards',
  'took',
  'branch',
  'commit',
  'tool',
];

function rowOf(run: HistoryRun): string[] {
  return [
    showTime(run.startedAt),
    run.runId,
    String(countTests(run)),
    String(run.counts.failed),
    String(run.counts.flaky),
    String(run.counts.skipped),
    String(run.shards),
    showDuration(run.durationMs),
    run.branch ?? '-',
    run.commit?.slice(0, 7) ?? '-',
    run.tool,
  ];
}

/** `skyrig history`: the runs, the latest at the end. */
export const listHistory: RunCommand = async (line, terminal) => {
  if (line.args.length > 1)
    throw misuse('COMMAND_LINE', 'skyrig history list takes no argument. To see one run: skyrig history show RUN');
  const limit = line.integer('limit', 1, 1_000_000);
  const { runs, skipped } = await loadProjectHistory(line, openProject(line), terminal);
  if (line.flag('json')) {
    terminal.print(JSON.stringify({ runs: limit === undefined ? runs : runs.slice(-limit), skipped }, undefined, 2));
    return exitCodes.done;
  }
  const shown = runs.slice(-(limit ?? 20));
  if (shown.length === 0) return exitCodes.done;
  const [title = '', ...rows] = alignRows([head, ...shown.map(rowOf)]);
  terminal.print(terminal.colors.bold(title));
  for (const row of rows) terminal.print(row);
  if (shown.length < runs.length)
    terminal.print(`${runs.length - shown.length} older runs are not shown: --limit ${runs.length} shows all`);
  return exitCodes.done;
};
