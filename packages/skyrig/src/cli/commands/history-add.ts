import { readFileSync, statSync } from 'node:fs';

import type { Run } from '@skyrig/insights';

import { isMisuse, misuse } from '../../config/misuse.ts';
import type { CommandLine } from '../command-line.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { openProjectStore } from '../project/project-store.ts';

interface Shard {
  readonly shard: number;
  readonly shards: number;
}

function readShard(line: CommandLine, index: number, files: number): Shard | undefined {
  const given = line.text('shard');
  if (given === undefined) {
    // Several files of one run are its shards.
    return line.text('run') !== undefined && files > 1 ? { shard: index + 1, shards: files } : undefined;
  }
  const [, shard = '', shards = ''] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(given) ?? [];
  if (files > 1) throw misuse('COMMAND_LINE', `--shard names one shard, but ${files} files were given.`);
  if (shard === '' || Number(shard) > Number(shards))
    throw misuse('COMMAND_LINE', `--shard is ${JSON.stringify(given)}: give NUMBER/COUNT, such as 2/4.`);
  return { shard: Number(shard), shards: Number(shards) };
}

function readFile(path: string): { readonly text: string; readonly changedAt: number } {
  try {
    return { text: readFileSync(path, 'utf8'), changedAt: Math.floor(statSync(path).mtimeMs) };
  } catch (error) {
    throw misuse('RESULTS_FILE', `Cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

async function readRun(path: string, line: CommandLine, shard: Shard | undefined): Promise<Run> {
  const { parseResults } = await import('@skyrig/insights');
  const { text, changedAt } = readFile(path);
  const [runId, tool, commit, branch] = ['run', 'tool', 'commit', 'branch'].map((name) => line.text(name));
  let run: Run;
  try {
    // A file that does not say when it began was written when the run ended, which is near enough.
    run = parseResults(text, { startedAt: changedAt });
  } catch (error) {
    if (isMisuse(error)) throw misuse('RESULTS_FILE', `${path}: ${error.message}`, { cause: error });
    throw error;
  }
  return {
    ...run,
    ...shard,
    ...(runId !== undefined && { runId }),
    ...(tool !== undefined && { tool }),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
  };
}

/** `skyrig history add FILE…`: takes in results of any runner. All files are read before the first one is added. */
export const addResults: RunCommand = async (line, terminal) => {
  const [, ...paths] = line.args;
  if (paths.length === 0)
    throw misuse('COMMAND_LINE', 'Give files of results, CTRF or JUnit: skyrig history add results.xml');
  const { formatCtrf, runFileName } = await import('@skyrig/insights');
  const runs: Run[] = [];
  for (const [index, path] of paths.entries())
    runs.push(await readRun(path, line, readShard(line, index, paths.length)));
  const store = await openProjectStore(line, openProject(line));
  const added: { file: string; name: string; runId: string; shard: number; tests: number }[] = [];
  try {
    for (const [index, run] of runs.entries()) {
      const name = runFileName(run);
      await store.add(name, formatCtrf(run));
      added.push({ file: paths[index] ?? '', name, runId: run.runId, shard: run.shard, tests: run.tests.length });
    }
  } finally {
    await store.close();
  }
  if (line.flag('json')) terminal.print(JSON.stringify({ store: store.name, added }, undefined, 2));
  else for (const { file, runId, tests } of added) terminal.print(`added ${file}: ${tests} tests, run ${runId}`);
  return exitCodes.done;
};
