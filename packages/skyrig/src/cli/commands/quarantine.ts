import { misuse } from '../../config/misuse.ts';
import { chooseAction, type Action } from '../choose-action.ts';
import type { RunCommand } from '../command.ts';

interface QuarantineAction extends Action {
  readonly takesTest?: true;
}

const actions: Readonly<Record<string, QuarantineAction>> = {
  list: { options: [], load: async () => (await import('./quarantine-list.ts')).listQuarantine },
  add: {
    options: ['owner', 'reason', 'issue', 'days', 'store'],
    load: async () => (await import('./quarantine-add.ts')).addToQuarantine,
    takesTest: true,
  },
  release: {
    options: ['store', 'prove', 'suite', 'runs', 'port', 'verbose'],
    load: async () => (await import('./quarantine-release.ts')).releaseFromQuarantine,
    takesTest: true,
  },
  sync: {
    options: ['store', 'apply', 'github'],
    load: async () => (await import('./quarantine-sync.ts')).syncQuarantine,
  },
};

/** `skyrig quarantine` */
export const quarantine: RunCommand = async (line, terminal) => {
  const { takesTest, load } = chooseAction(line, actions);
  const [name, ...rest] = line.args;
  if (name !== undefined && rest.length !== (takesTest ? 1 : 0)) {
    const wanted = takesTest ? 'one TEST, in quotes' : 'no argument';
    throw misuse('COMMAND_LINE', `skyrig quarantine ${name} takes ${wanted}.`);
  }
  const run = await load();
  return run(line, terminal);
};
