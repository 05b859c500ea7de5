import { misuse } from '../../config/misuse.ts';
import { findNearestWord } from '../../config/nearest-word.ts';
import type { RunCommand } from '../command.ts';

/** Loads an action only when it is wanted. */
const actions: Readonly<Record<string, () => Promise<RunCommand>>> = {
  list: async () => (await import('./history-list.ts')).listHistory,
  show: async () => (await import('./history-show.ts')).showRun,
  add: async () => (await import('./history-add.ts')).addResults,
  merge: async () => (await import('./history-merge.ts')).mergeHistories,
  synthesize: async () => (await import('./history-synthesize.ts')).synthesizeHistory,
};

/** Options that only some actions look at; given to another one they are a mistake, not ignored. */
const limitedTo: Readonly<Record<string, readonly string[]>> = {
  limit: ['list'],
  run: ['add'],
  shard: ['add'],
  tool: ['add'],
  commit: ['add'],
  branch: ['add'],
  store: ['list', 'show', 'add', 'merge'],
  tests: ['synthesize'],
  runs: ['synthesize'],
  shards: ['synthesize'],
  seed: ['synthesize'],
};

/** `skyrig history`: what was recorded, and what comes from elsewhere. */
export const history: RunCommand = async (line, terminal) => {
  const name = line.args[0] ?? 'list';
  const load = actions[name];
  if (load === undefined) {
    const nearest = findNearestWord(name, Object.keys(actions));
    const advice = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw misuse(
      'COMMAND_LINE',
      `skyrig history knows no ${JSON.stringify(name)}.${advice} Give one of ${Object.keys(actions).join(', ')}.`,
    );
  }
  for (const [option, users] of Object.entries(limitedTo)) {
    if (line.text(option) !== undefined && !users.includes(name))
      throw misuse(
        'COMMAND_LINE',
        `--${option} means nothing to skyrig history ${name}; it is for ${users.join(', ')}.`,
      );
  }
  return (await load())(line, terminal);
};
