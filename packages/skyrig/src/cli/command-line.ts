import { misuse } from '../config/misuse.ts';
import type { Command, Option } from './command.ts';

type Values = ReadonlyMap<string, readonly string[]>;

/** What was given to a command, already checked. Asking for an option that the command does not declare is a bug. */
export class CommandLine {
  readonly command: Command;
  /** The first argument; empty when there is none. */
  readonly argument: string;
  /** Every argument. */
  readonly args: readonly string[];
  /** What follows `--`. */
  readonly rest: readonly string[];
  readonly #options: Readonly<Record<string, Option>>;
  readonly #values: Values;

  constructor(
    command: Command,
    options: Readonly<Record<string, Option>>,
    values: Values,
    args: readonly string[],
    rest: readonly string[],
  ) {
    this.command = command;
    this.argument = args[0] ?? '';
    this.args = args;
    this.rest = rest;
    this.#options = options;
    this.#values = values;
  }

  /** Whether an option of either type was given. */
  has(name: string): boolean {
    this.#declared(name, this.#options[name]?.type);
    return this.#values.has(name);
  }

  flag(name: string): boolean {
    this.#declared(name, 'flag');
    return this.#values.has(name);
  }

  /** The last value given. */
  text(name: string): string | undefined {
    return this.texts(name).at(-1);
  }

  texts(name: string): readonly string[] {
    this.#declared(name, 'text');
    return this.#values.get(name) ?? [];
  }

  integer(name: string, minimum: number, maximum: number): number | undefined {
    const given = this.text(name);
    if (given === undefined) return undefined;
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= minimum && value <= maximum)) {
      throw misuse(
        'COMMAND_LINE',
        `--${name} is ${JSON.stringify(given)}: give a whole number from ${minimum} to ${maximum}.`,
      );
    }
    return value;
  }

  #declared(name: string, type: Option['type'] | undefined): void {
    if (type === undefined || this.#options[name]?.type !== type)
      throw new Error(`skyrig ${this.command.name} declares no ${type ?? 'option'} --${name}`);
  }
}
