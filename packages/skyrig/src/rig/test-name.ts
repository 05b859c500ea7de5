import { relative } from 'node:path';

/** Which test it is, as its runner knows it. */
export interface NamedTest {
  /** Absolute. */
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
}

export type RunnerName = 'vitest' | 'jest' | 'node';

/** The test's name, the same on every machine: `tests/orders.test.ts > orders > are paid once`. */
export function testNameOf({ file, suite, name }: NamedTest): string {
  return [pathOf(file), ...suite, name].join(' > ');
}

/** The command line that runs one test alone in the order of a token. */
export function replayCommandOf(runner: RunnerName, { file, suite, name }: NamedTest): (token: string) => string {
  const pattern = quote(escapePattern([...suite, name].join(' ')));
  const path = quote(pathOf(file));
  const command = {
    vitest: `npx vitest run ${path} -t ${pattern}`,
    jest: `npx jest ${path} -t ${pattern}`,
    node: `node --test --test-name-pattern=${pattern} ${path}`,
  }[runner];
  return (token) => `SKYRIG_REPLAY='${token}' ${command}`;
}

function pathOf(file: string): string {
  return relative(process.cwd(), file).replaceAll('\\', '/');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
