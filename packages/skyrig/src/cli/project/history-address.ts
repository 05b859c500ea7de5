import { resolve } from 'node:path';

import { loadConfig } from '../../config/load-config.ts';
import { misuse } from '../../config/misuse.ts';
import type { SkyrigConfig } from '../../config/skyrig-config.ts';
import type { CommandLine } from '../command-line.ts';
import type { Project } from './project.ts';

/** Where a project keeps its history unless something says otherwise. */
export const defaultHistory = 'file:.skyrig/history';

/** The address of a history, and the folder that relative paths in it start from. */
export interface HistoryAddress {
  readonly address: string;
  readonly folder: string;
}

/** Where a project keeps its history: SKYRIG_HISTORY, else its config, as the reporters have it; `none` keeps none. */
export function configuredHistory({ history }: SkyrigConfig): string {
  return process.env['SKYRIG_HISTORY'] || (history ?? defaultHistory);
}

/**
 * The history that `--store` names, else the project's own. Paths given on the command line start from where the command was
 * given, others from the project's folder. Throws when the project keeps none.
 */
export async function findHistoryAddress(line: CommandLine, project: Project): Promise<HistoryAddress> {
  const given = line.text('store');
  if (given !== undefined) return { address: given, folder: resolve('.') };
  const address = configuredHistory(await loadConfig(project));
  if (address !== 'none') return { address, folder: project.folder };
  const place = process.env['SKYRIG_HISTORY'] ? 'SKYRIG_HISTORY' : 'the config file';
  throw misuse('NO_HISTORY', `This project keeps no history: ${place} says none. Name one with --store URL.`);
}
