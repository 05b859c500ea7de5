import type { History } from '@skyrig/insights';

import type { CommandLine } from '../command-line.ts';
import type { Terminal } from '../terminal.ts';
import { findHistoryAddress } from './history-address.ts';
import type { Project } from './project.ts';

/** Reads a project's history, or that of `--store`. Damaged files are named on stderr, and so is a history without runs. */
export async function loadProjectHistory(line: CommandLine, project: Project, terminal: Terminal): Promise<History> {
  const { loadHistory, openStore } = await import('@skyrig/insights');
  const { address, folder } = await findHistoryAddress(line, project);
  const store = await openStore(address, { folder });
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
