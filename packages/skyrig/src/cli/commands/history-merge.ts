import { resolve } from 'node:path';

import type { MergeOutcome } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { openProjectStore } from '../project/project-store.ts';

/** `skyrig history merge URL…`: adds what other histories hold, such as folders that the shards of a pipeline left. */
export const mergeHistories: RunCommand = async (line, terminal) => {
  const [, ...addresses] = line.args;
  if (addresses.length === 0)
    throw misuse('COMMAND_LINE', 'Give histories, as folders or addresses: skyrig history merge shard-1 shard-2');
  const { mergeStores, openStore } = await import('@skyrig/insights');
  const into = await openProjectStore(line, openProject(line));
  const merged: (MergeOutcome & { readonly from: string })[] = [];
  try {
    for (const address of addresses) {
      const from = await openStore(address, { folder: resolve('.') });
      try {
        merged.push({ from: from.name, ...(await mergeStores(from, into)) });
      } finally {
        await from.close();
      }
    }
  } finally {
    await into.close();
  }
  const { yellow } = terminal.errorColors;
  if (line.flag('json')) terminal.print(JSON.stringify({ store: into.name, merged }, undefined, 2));
  for (const { from, added, present, skipped } of merged) {
    if (!line.flag('json'))
      terminal.print(`${from}: ${added.length} files added, ${present.length} there before, ${skipped.length} skipped`);
    for (const { name, reason } of skipped) terminal.note(`${yellow('skipped')} ${name}: ${reason}`);
  }
  return exitCodes.done;
};
