import { isMisuse, misuse } from '../config/misuse.ts';
import { findNearestWord } from '../config/nearest-word.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { formatCommandHelp, formatHelp } from './help.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

function getCommand(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const nearest = findNearestWord(
    name,
    commands.filter(({ isInternal }) => isInternal !== true).map((known) => known.name),
  );
  const advice = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw misuse('COMMAND_LINE', `There is no command ${JSON.stringify(name)}.${advice}\nSee: skyrig --help`);
}

function showHelp(name: string | undefined, terminal: Terminal): number {
  const { colors } = terminal;
  terminal.print(name === undefined ? formatHelp(readVersion(), colors) : formatCommandHelp(getCommand(name), colors));
  return exitCodes.done;
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') return showHelp(undefined, terminal);
  if (name === 'help') return showHelp(rest[0], terminal);
  if (name === '--version' || name === '-V') {
    terminal.print(readVersion());
    return exitCodes.done;
  }
  if (name.startsWith('-')) {
    throw misuse('COMMAND_LINE', `skyrig has no option ${name}; options follow a command.\nSee: skyrig --help`);
  }
  const command = getCommand(name);
  const line = parseCommandLine(command, rest);
  if (line.flag('help')) return showHelp(name, terminal);
  return (await command.load())(line, terminal);
}

/** Says what went wrong: a person's mistake in words, a bug of ours with its stack. Answers the exit code. */
export function reportError(error: unknown, terminal: Terminal): number {
  const { red, bold } = terminal.errorColors;
  if (isMisuse(error)) {
    terminal.note(`${red(bold('error'))} ${error.message}`);
    return exitCodes.misuse;
  }
  terminal.note(`${red(bold('bug'))} Skyrig failed; this is not your mistake. Please report it with the lines below.`);
  terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.bug;
}

/** Runs the command that the arguments name; answers the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  try {
    return await run(args, terminal);
  } catch (error) {
    return reportError(error, terminal);
  }
}
