import type picocolors from 'picocolors';

import type { Command, Option } from './command.ts';
import { commands } from './commands.ts';
import { sharedOptions } from './parse-command-line.ts';

type Colors = ReturnType<typeof picocolors.createColors>;
type Row = readonly [left: string, right: string];

const WIDTH = 100;

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function columns(rows: readonly Row[], colors: Colors): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - left).map(
      (line, index) =>
        `${index === 0 ? `  ${colors.cyan(name)}${' '.repeat(left - 2 - name.length)}` : ' '.repeat(left)}${line}`,
    ),
  );
}

function optionRow([name, option]: readonly [string, Option]): Row {
  const value = option.type === 'text' ? ` ${option.value ?? 'VALUE'}` : '';
  return [`${option.short === undefined ? '    ' : `-${option.short}, `}--${name}${value}`, option.description];
}

function usage(command: Command): string {
  const name = command.isArgumentList === true ? `[${command.argument ?? ''}]` : command.argument;
  const argument = name === undefined ? '' : ` ${name}`;
  return `skyrig ${command.name}${argument} [options]${command.passesOn === undefined ? '' : ` [-- ${command.passesOn}]`}`;
}

/** The help of one command. */
export function formatCommandHelp(command: Command, colors: Colors): string {
  const examples = command.examples ?? [];
  return [
    `${colors.bold(`skyrig ${command.name}`)}: ${command.summary}`,
    '',
    `${colors.bold('Usage')}  ${usage(command)}`,
    ...(command.description ?? []).flatMap((paragraph) => ['', ...wrap(paragraph, WIDTH)]),
    '',
    colors.bold('Options'),
    ...columns(Object.entries({ ...command.options, ...sharedOptions }).map(optionRow), colors),
    ...(examples.length === 0
      ? []
      : [
          '',
          colors.bold('Examples'),
          ...columns(
            examples.map(({ line, what }) => [line, what]),
            colors,
          ),
        ]),
  ].join('\n');
}

const groups: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Cloud', ['start', 'stop', 'restart', 'status', 'logs', 'env', 'deploy', 'clean']],
  ['Tests', ['test', 'test-unit', 'test-all', 'assess', 'mutate']],
  ['Results', ['history', 'flaky', 'quarantine', 'report']],
  ['Project', ['init', 'doctor']],
];

/** The help of the whole program. */
export function formatHelp(version: string, colors: Colors): string {
  const rows = (names: readonly string[]): Row[] =>
    names.map((name) => [name.padEnd(10), commands.find((command) => command.name === name)?.summary ?? '']);
  return [
    `${colors.bold('skyrig')} ${version}: a whole AWS for your tests, on your machine.`,
    '',
    `${colors.bold('Usage')}  skyrig COMMAND [options]`,
    ...groups.flatMap(([title, names]) => ['', colors.bold(title), ...columns(rows(names), colors)]),
    '',
    colors.bold('First steps'),
    ...columns(
      [
        ['skyrig start --detach', 'start the cloud in the background'],
        ['eval "$(skyrig env)"', 'point SDKs and the AWS CLI at it'],
        ['skyrig deploy template.yaml', 'deploy a SAM, CloudFormation or CDK template'],
        ['skyrig help start', 'more about one command'],
      ],
      colors,
    ),
  ].join('\n');
}
