import { isSkyrigError, skyrigError } from '@skyrig/cloud';
import picocolors from 'picocolors';
import { expect, test } from 'vitest';

import { commands } from './commands.ts';
import { formatCommandHelp, formatHelp } from './help.ts';
import { reportError } from './run-cli.ts';
import type { Terminal } from './terminal.ts';
import { createCliProject } from './test-support/cli-fixture.ts';

test('without a command, the help is shown', async () => {
  const { code, stdout, stderr } = await createCliProject().run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^skyrig \d+\.\d+\.\d+: a whole AWS for your tests/);
});

test('a mistyped command is refused with the one that was meant', async () => {
  const { code, stdout, stderr } = await createCliProject().run('strat');
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error There is no command "strat". Did you mean start?\nSee: skyrig --help\n',
  });
});

test('colours are there when they are forced, and NO_COLOR wins', async () => {
  const project = createCliProject();
  const forced = await project.start(['strat'], { FORCE_COLOR: '1' }).ended;
  expect(forced.stderr).toContain('\u001b[31m');
  const refused = await project.start(['strat'], { FORCE_COLOR: '1', NO_COLOR: '1' }).ended;
  expect(refused.stderr).not.toContain('\u001b');
});

function recordTerminal(): Terminal & { readonly notes: string[] } {
  const notes: string[] = [];
  const colors = picocolors.createColors(false);
  return {
    colors,
    errorColors: colors,
    isInteractive: false,
    print: () => undefined,
    note: (line) => void notes.push(line),
    notes,
  };
}

test("a person's mistake is told without a stack, a bug of ours with it", () => {
  const terminal = recordTerminal();
  const mistake = skyrigError('LISTEN', 'Give another port.');
  expect(isSkyrigError(mistake)).toBe(true);
  expect(reportError(mistake, terminal)).toBe(2);
  expect(terminal.notes).toEqual(['error Give another port.']);
  expect(reportError(new TypeError('x is not a function'), terminal)).toBe(70);
  expect(terminal.notes.at(-1)).toMatch(/^TypeError: x is not a function\n\s+at /);
});

test('the help names every command but the internal ones', () => {
  const help = formatHelp('1.2.3', picocolors.createColors(false));
  const shown = commands.filter(({ name }) => new RegExp(`^  ${name} `, 'm').test(help)).map(({ name }) => name);
  expect(shown).toEqual(commands.filter(({ isInternal }) => isInternal !== true).map(({ name }) => name));
});

test.each(commands.map((command) => [command.name, command] as const))(
  'the help of %s fits in 100 columns',
  (_, command) => {
    const help = formatCommandHelp(command, picocolors.createColors(false));
    for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  },
);

test.each(commands.map((command) => [command.name, command] as const))('the code of %s loads', async (_, command) => {
  await expect(command.load()).resolves.toBeTypeOf('function');
});
