import type { HistoryStore } from '@skyrig/insights';

import type { CommandLine } from '../command-line.ts';
import { defaultHistory, findHistoryAddress } from './history-address.ts';
import { makeStateFolder, type Project } from './project.ts';

/** Opens a project's history, or that of `--store`, in order to add to it. */
export async function openProjectStore(line: CommandLine, project: Project): Promise<HistoryStore> {
  const { openStore } = await import('@skyrig/insights');
  const { address, folder } = await findHistoryAddress(line, project);
  if (address === defaultHistory) makeStateFolder(project);
  return openStore(address, { folder });
}
