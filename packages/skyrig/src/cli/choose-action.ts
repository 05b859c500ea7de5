import { misuse } from '../config/misuse.ts';
import { findNearestWord } from '../config/nearest-word.ts';
import type { CommandLine } from './command-line.ts';
import type { RunCommand } from './command.ts';

/** One of the things that a command can do: `add` of `skyrig history add`. */
export interface Action {
  /** Which of the options that not every action looks at it does look at. */
  readonly options: readonly string[];
  /** Loads it only when it is wanted. */
  readonly load: () => Promise<RunCommand>;
}

/**
 * The action that the first argument names, `list` where there is none. An option that only other actions look at is a
 * mistake, not ignored.
 */
export function chooseAction<T extends Action>(line: CommandLine, actions: Readonly<Record<string, T>>): T {
  const command = `skyrig ${line.command.name}`;
  const name = line.args[0] ?? 'list';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    const nearest = findNearestWord(name, Object.keys(actions));
    const advice = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    throw misuse(
      'COMMAND_LINE',
      `${command} knows no ${JSON.stringify(name)}.${advice} Give one of ${Object.keys(actions).join(', ')}.`,
    );
  }
  for (const option of new Set(Object.values(actions).flatMap(({ options }) => options))) {
    if (action.options.includes(option) || !line.has(option)) continue;
    const users = Object.entries(actions).filter(([, { options }]) => options.includes(option));
    throw misuse(
      'COMMAND_LINE',
      `--${option} means nothing to ${command} ${name}; it is for ${users.map(([user]) => user).join(', ')}.`,
    );
  }
  return action;
}
