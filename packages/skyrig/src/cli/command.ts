import type { CommandLine } from './command-line.ts';
import type { Terminal } from './terminal.ts';

/** One option of a command; its long name is its key in {@link Command.options}. */
export interface Option {
  readonly type: 'flag' | 'text';
  readonly short?: string;
  /** What stands for the value in the help: `PORT`. */
  readonly value?: string;
  /** May be given more than once. */
  readonly isRepeatable?: boolean;
  readonly choices?: readonly string[];
  readonly description: string;
}

export interface Example {
  readonly line: string;
  readonly what: string;
}

/** Executes a command; answers the exit code. */
export type RunCommand = (line: CommandLine, terminal: Terminal) => Promise<number>;

/** One command as data: the parser, the help and the reference are all made from it. */
export interface Command {
  readonly name: string;
  /** One line, present tense. */
  readonly summary: string;
  /** Paragraphs below the usage. */
  readonly description?: readonly string[];
  /** Positional argument, which must be given; several where {@link isArgumentList}. */
  readonly argument?: string;
  /** Takes any number of arguments, none among them: actions and files, as in `history add a.xml b.xml`. */
  readonly isArgumentList?: boolean;
  /** What follows `--` is passed on. */
  readonly passesOn?: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples?: readonly Example[];
  /** Not in the help: for Skyrig's own use. */
  readonly isInternal?: boolean;
  load(): Promise<RunCommand>;
}
