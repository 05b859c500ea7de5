import { misuse } from '../../config/misuse.ts';
import { findNearestWord } from '../../config/nearest-word.ts';
import type { RunCommand } from '../command.ts';

/** Loads an action only when it is wanted. */
const actions: Readonly<Record<string, () => Promise<RunCommand>>> = {
  list: async () => (await import('./quarantine-list.ts')).listQuarantine,
  add: async () => (await import('./quarantine-add.ts')).addToQuarantine,
  release: async () => (await import('./quarantine-release.ts')).releaseFromQuarantine,
  sync: async () => (await import('./quarantine-sync.ts')).syncQuarantine,
};

/** Options that only some actions look at; given to another one they are a mistake, not ignored. */
const limitedTo: Readonly<Record<string, readonly string[]>> = {
  owner: ['add'],
  reason: ['add'],
  issue: ['add'],
  days: ['add'],
  store: ['add', 'release', 'sync'],
  prove: ['release'],
  suite: ['release'],
  runs: ['release'],
  port: ['release'],
  verbose: ['release'],
  apply: ['sync'],
  github: ['sync'],
};
const flags: readonly string[] = ['prove', 'verbose', 'apply', 'github'];

/** `skyrig quarantine` */
export const quarantine: RunCommand = async (line, terminal) => {
  const name = line.args[0] ?? 'list';
  const load = actions[name];
  if (load === undefined) {
    const nearest = findNearestWord(name, Object.keys(actions));
    const advice = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw misuse(
      'COMMAND_LINE',
      `skyrig quarantine knows no ${JSON.stringify(name)}.${advice} Give one of ${Object.keys(actions).join(', ')}.`,
    );
  }
  for (const [option, users] of Object.entries(limitedTo)) {
    const isGiven = flags.includes(option) ? line.flag(option) : line.text(option) !== undefined;
    if (isGiven && !users.includes(name))
      throw misuse(
        'COMMAND_LINE',
        `--${option} means nothing to skyrig quarantine ${name}; it is for ${users.join(', ')}.`,
      );
  }
  const takesTest = name === 'add' || name === 'release';
  if (line.args.length !== (takesTest ? 2 : 1) && line.args.length !== 0) {
    const wanted = takesTest ? 'one TEST, in quotes' : 'no argument';
    throw misuse('COMMAND_LINE', `skyrig quarantine ${name} takes ${wanted}.`);
  }
  return (await load())(line, terminal);
};
