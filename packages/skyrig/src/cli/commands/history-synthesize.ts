import { resolve } from 'node:path';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { alignRows } from './history-rows.ts';

/** `skyrig history synthesize DIR`: makes up a history, and says what is wrong with which test in it. */
export const synthesizeHistory: RunCommand = async (line, terminal) => {
  const [, folder, ...more] = line.args;
  if (folder === undefined || more.length > 0)
    throw misuse('COMMAND_LINE', 'Give one folder: skyrig history synthesize DIR');
  const tests = line.integer('tests', 10, 100_000) ?? 1000;
  const runs = line.integer('runs', 1, 100_000) ?? 500;
  const shards = line.integer('shards', 1, 1000) ?? 1;
  const seed = line.integer('seed', 0, 2 ** 32 - 1) ?? 1;
  const { createSyntheticHistory, formatCtrf, openStore, runFileName } = await import('@skyrig/insights');
  const store = await openStore(resolve(folder));
  if ((await store.list()).length > 0)
    throw misuse('NOT_EMPTY', `${folder} has files in it already, and what is made up must not mix with them.`);
  const { faults, outage, ...history } = createSyntheticHistory({ tests, runs, shards, seed });
  for (const run of history.runs()) await store.add(runFileName(run), formatCtrf(run));
  if (line.flag('json')) {
    terminal.print(JSON.stringify({ folder, tests, runs, shards, seed, outage, faults }, undefined, 2));
    return exitCodes.done;
  }
  terminal.print(`${folder}: ${tests} tests in ${runs} runs, made up from seed ${seed}`);
  if (outage !== undefined) terminal.print(`in ${outage} nearly everything fails, because a database is down`);
  terminal.print('');
  const rows = faults.map(({ kind, id, detail }) => [kind, id, detail]);
  const [title = '', ...lines] = alignRows([['what is wrong', 'test', 'when'], ...rows]);
  terminal.print(terminal.colors.bold(title));
  for (const text of lines) terminal.print(text);
  return exitCodes.done;
};
