import { chooseAction, type Action } from '../choose-action.ts';
import type { RunCommand } from '../command.ts';

const actions: Readonly<Record<string, Action>> = {
  list: { options: ['store', 'limit'], load: async () => (await import('./history-list.ts')).listHistory },
  show: { options: ['store'], load: async () => (await import('./history-show.ts')).showRun },
  add: {
    options: ['store', 'run', 'shard', 'tool', 'commit', 'branch'],
    load: async () => (await import('./history-add.ts')).addResults,
  },
  merge: { options: ['store'], load: async () => (await import('./history-merge.ts')).mergeHistories },
  synthesize: {
    options: ['tests', 'runs', 'shards', 'seed'],
    load: async () => (await import('./history-synthesize.ts')).synthesizeHistory,
  },
};

/** `skyrig history`: what was recorded, and what comes from elsewhere. */
export const history: RunCommand = async (line, terminal) => {
  const run = await chooseAction(line, actions).load();
  return run(line, terminal);
};
