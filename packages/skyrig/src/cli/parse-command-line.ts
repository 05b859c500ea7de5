import { parseArgs } from 'node:util';

import { misuse } from '../config/misuse.ts';
import { findNearestWord } from '../config/nearest-word.ts';
import type { Command, Option } from './command.ts';
import { CommandLine } from './command-line.ts';

/** Options that every command has. */
export const sharedOptions: Readonly<Record<string, Option>> = {
  config: {
    type: 'text',
    value: 'FILE',
    description: 'config file; otherwise the nearest skyrig.config.{ts,mts,js,mjs,json}',
  },
  help: { type: 'flag', short: 'h', description: 'show this help' },
};

/**
 * Reads what follows a command's name. Throws a SkyrigError for what the command does not know, with what was meant as far
 * as that can be told.
 */
export function parseCommandLine(command: Command, args: readonly string[]): CommandLine {
  const options = { ...command.options, ...sharedOptions };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        {
          type: option.type === 'flag' ? ('boolean' as const) : ('string' as const),
          ...(option.short && { short: option.short }),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const end = tokens.findIndex(({ kind }) => kind === 'option-terminator');
  const before = end === -1 ? tokens : tokens.slice(0, end);
  for (const token of before) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    checkOption(command, options, token);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  const rest = end === -1 ? [] : args.slice((tokens[end]?.index ?? 0) + 1);
  const found = values.has('help') ? [] : findArguments(command, positionals, rest);
  return new CommandLine(command, options, values, found, rest);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const refuse = (command: Command, what: string): Error =>
  misuse('COMMAND_LINE', `${what}\nSee: skyrig ${command.name} --help`);

function checkOption(command: Command, options: Readonly<Record<string, Option>>, token: OptionToken): void {
  const option = options[token.name];
  if (option === undefined) {
    const known = Object.keys(options);
    const nearest = token.rawName.startsWith('--') ? findNearestWord(token.name, known) : undefined;
    const advice = nearest === undefined ? '' : ` Did you mean --${nearest}?`;
    throw refuse(command, `skyrig ${command.name} has no option ${token.rawName}.${advice}`);
  }
  if (option.type === 'flag') {
    if (token.value !== undefined)
      throw refuse(command, `${token.rawName} takes no value, but ${JSON.stringify(token.value)} was given.`);
    return;
  }
  const isMissing = token.value === undefined || (token.inlineValue !== true && /^-./.test(token.value));
  if (isMissing) {
    const equals =
      token.value === undefined ? '' : ` (a value that begins with a dash is written ${token.rawName}=${token.value})`;
    throw refuse(command, `${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}${equals}.`);
  }
  if (token.value === '') throw refuse(command, `${token.rawName} is empty: give ${option.value ?? 'a value'}.`);
  if (option.choices && !option.choices.includes(token.value ?? '')) {
    throw refuse(command, `${token.rawName} is ${JSON.stringify(token.value)}: give ${option.choices.join(', ')}.`);
  }
}

function findArguments(command: Command, positionals: readonly string[], rest: readonly string[]): readonly string[] {
  const [first, ...more] = positionals;
  if (rest.length > 0 && command.passesOn === undefined) {
    throw refuse(command, `skyrig ${command.name} passes nothing on, but ${rest.join(' ')} follows --.`);
  }
  if (command.argument === undefined) {
    if (first !== undefined)
      throw refuse(command, `skyrig ${command.name} takes no argument, but ${JSON.stringify(first)} was given.`);
    return [];
  }
  if (command.isArgumentList === true) return positionals;
  if (first === undefined) throw refuse(command, `skyrig ${command.name} needs ${command.argument}.`);
  if (more.length > 0)
    throw refuse(
      command,
      `skyrig ${command.name} takes one ${command.argument}, but ${positionals.join(' ')} was given.`,
    );
  return [first];
}
