import { expect, test } from 'vitest';

import type { Command } from './command.ts';
import type { CommandLine } from './command-line.ts';
import { parseCommandLine } from './parse-command-line.ts';

const command: Command = {
  name: 'send',
  summary: 'send something',
  argument: 'FILE',
  passesOn: 'MORE',
  options: {
    quick: { type: 'flag', short: 'q', description: 'quickly' },
    port: { type: 'text', short: 'p', value: 'PORT', description: 'where to' },
    header: { type: 'text', isRepeatable: true, description: 'a header' },
    clock: { type: 'text', choices: ['real', 'virtual'], description: 'time' },
  },
  load: () => Promise.reject(new Error('never run')),
};
const parse = (...args: string[]): CommandLine => parseCommandLine(command, args);

test('flags, values, repeated values, the argument and what is passed on are read', () => {
  const line = parse('-q', '--port=80', 'a.txt', '--header', 'x', '--header', 'y', '--', '-z', 'b');
  expect(line.flag('quick')).toBe(true);
  expect(line.integer('port', 0, 100)).toBe(80);
  expect(line.texts('header')).toEqual(['x', 'y']);
  expect(line.text('clock')).toBeUndefined();
  expect(line.argument).toBe('a.txt');
  expect(line.rest).toEqual(['-z', 'b']);
});

test('a value that begins with a dash is taken after an equals sign', () => {
  expect(parse('a', '--header=-x').text('header')).toBe('-x');
});

test.each([
  [['a', '--prot', '1'], 'skyrig send has no option --prot. Did you mean --port?'],
  [['a', '--zebra'], 'skyrig send has no option --zebra.'],
  [['a', '-z'], 'skyrig send has no option -z.'],
  [['a', '--port'], '--port needs a value: --port PORT.'],
  [['a', '--port', '-q'], '--port needs a value: --port PORT (a value that begins with a dash is written --port=-q).'],
  [['a', '--port='], '--port is empty: give PORT.'],
  [['a', '--quick=yes'], '--quick takes no value, but "yes" was given.'],
  [['a', '--clock', 'fast'], '--clock is "fast": give real, virtual.'],
  [[], 'skyrig send needs FILE.'],
  [['a', 'b'], 'skyrig send takes one FILE, but a b was given.'],
])('%j is refused in words', (args, message) => {
  expect(() => parse(...args)).toThrow(`${message}\nSee: skyrig send --help`);
});

test.each(['x', '-1', '1.5', '65536', '1e3'])('%s is no port', (text) => {
  expect(() => parse('a', `--port=${text}`).integer('port', 0, 65_535)).toThrow(
    `--port is ${JSON.stringify(text)}: give a whole number from 0 to 65535.`,
  );
});

test('a command that takes no argument, or passes nothing on, says so', () => {
  const { argument: _argument, passesOn: _passesOn, ...bare } = command;
  expect(() => parseCommandLine(bare, ['a'])).toThrow('skyrig send takes no argument, but "a" was given.');
  expect(() => parseCommandLine(bare, ['--', 'a'])).toThrow('skyrig send passes nothing on, but a follows --.');
});

test('help needs no argument', () => {
  expect(parse('--help').flag('help')).toBe(true);
});

test('code that asks for an option the command does not declare is a bug', () => {
  expect(() => parse('a').flag('port')).toThrow('skyrig send declares no flag --port');
});

test('a list of arguments may have any length', () => {
  const list = { ...command, isArgumentList: true };
  expect(parseCommandLine(list, ['add', 'a.xml', 'b.xml']).args).toEqual(['add', 'a.xml', 'b.xml']);
  expect(parseCommandLine(list, ['add']).argument).toBe('add');
  expect(parseCommandLine(list, []).args).toEqual([]);
  expect(parseCommandLine(list, []).argument).toBe('');
});
