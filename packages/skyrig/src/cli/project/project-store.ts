import { resolve } from 'node:path';

import type { HistoryStore } from '@skyrig/insights';

import { loadConfig } from '../../config/load-config.ts';
import type { CommandLine } from '../command-line.ts';
import { defaultHistory } from './project-history.ts';
import { makeStateFolder, type Project } from './project.ts';

/** Opens the history that `--store` names, else that of the config file, in order to add to it. */
export async function openProjectStore(line: CommandLine, project: Project): Promise<HistoryStore> {
  const { openStore } = await import('@skyrig/insights');
  const given = line.text('store');
  const address = given ?? (await loadConfig(project)).history ?? defaultHistory;
  if (address === defaultHistory) makeStateFolder(project);
  return openStore(address, { folder: given === undefined ? project.folder : resolve('.') });
}
