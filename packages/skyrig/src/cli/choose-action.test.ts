import { expect, test } from 'vitest';

import { chooseAction, type Action } from './choose-action.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';

const never = (): Promise<never> => Promise.reject(new Error('never run'));
const actions: Readonly<Record<string, Action>> = {
  list: { options: ['limit'], load: never },
  add: { options: ['store', 'dry'], load: never },
  merge: { options: ['store'], load: never },
};
const command: Command = {
  name: 'shelf',
  summary: 'keep things',
  argument: 'ACTION',
  isArgumentList: true,
  options: {
    limit: { type: 'text', value: 'N', description: 'list: how many' },
    store: { type: 'text', value: 'PLACE', description: 'where' },
    dry: { type: 'flag', description: 'add: only say what would be done' },
    json: { type: 'flag', description: 'for machines' },
  },
  load: never,
};
const choose = (...args: string[]): Action => chooseAction(parseCommandLine(command, args), actions);

test('an action takes its own options and those that no action has for itself', () => {
  expect(choose('add', 'a.xml', '--store', 'here', '--dry', '--json')).toBe(actions['add']);
  expect(choose('--limit', '3', '--json')).toBe(actions['list']);
});

test.each([
  [['ad'], 'skyrig shelf knows no "ad". Did you mean add? Give one of list, add, merge.'],
  [['toString'], 'skyrig shelf knows no "toString". Give one of list, add, merge.'],
  [['--dry'], '--dry means nothing to skyrig shelf list; it is for add.'],
  [['list', '--store', 'here'], '--store means nothing to skyrig shelf list; it is for add, merge.'],
])('%j is a mistake', (args, message) => {
  expect(() => choose(...args)).toThrow(message);
});
