import { resolve } from 'node:path';

import type { History } from '@skyrig/insights';

import { loadConfig } from '../../config/load-config.ts';
import type { CommandLine } from '../command-line.ts';
import type { Terminal } from '../terminal.ts';
import type { Project } from './project.ts';

/** Where a project keeps its history unless its config says otherwise. */
export const defaultHistory = 'file:.skyrig/history';

/**
 * Reads the history that `--history` (or the option given) names, else that of the config file. Paths given on the command
 * line start from where the command was given. Damaged files are named on stderr, and so is a history without runs.
 */
export async function loadProjectHistory(
  line: CommandLine,
  project: Project,
  terminal: Terminal,
  option: 'history' | 'store' = 'history',
): Promise<History> {
  const { loadHistory, openStore } = await import('@skyrig/insights');
  const given = line.text(option);
  const address = given ?? (await loadConfig(project)).history ?? defaultHistory;
  const store = await openStore(address, { folder: given === undefined ? project.folder : resolve('.') });
  try {
    const history = await loadHistory(store);
    const { yellow } = terminal.errorColors;
    for (const { name, reason } of history.skipped) terminal.note(`${yellow('skipped')} ${name}: ${reason}`);
    if (history.runs.length === 0) {
      terminal.note(
        `There are no runs in ${store.name}. A reporter of skyrig records them; results of other tools are added with: skyrig history add FILE`,
      );
    }
    return history;
  } finally {
    await store.close();
  }
}
