import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isSkyrigError } from '@skyrig/cloud';
import type { NamedTest } from '../../../rig/test-name.ts';
import { describeCounts } from './format-mutations.ts';
import type { MutateOptions, MutationReport } from './mutation-report.ts';

/** What one test leaves for `skyrig mutate`. */
export interface MutatedTest {
  readonly name: string;
  readonly report?: MutationReport;
  /** Why its effects could not be mutated. */
  readonly refusal?: string;
}

interface MutatedCloud {
  mutateEffects(body: () => unknown, options: MutateOptions): Promise<MutationReport>;
}

/** Longer than any test that is run a hundred times takes. */
export const MUTATE_TIMEOUT_MS = 600_000;

/**
 * Where results go; undefined when `skyrig mutate` does not run the tests, or when a test has started this runner on tests
 * that are only its material.
 */
export function findMutationFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { SKYRIG_MUTATE: folder = '', SKYRIG_MUTATE_IN: runs } = environment;
  if (folder === '' || (runs !== undefined && !runs.split(delimiter).includes(process.cwd()))) return undefined;
  return folder;
}

/**
 * Runs a test's body with its effects changed, and leaves what came of it for `skyrig mutate`. In the end the body runs once
 * as without `skyrig mutate`: hooks and fixtures find what they always find, and the test fails of what it always fails of.
 */
export async function mutateInTest(
  cloud: MutatedCloud,
  test: NamedTest,
  body: () => unknown,
  folder: string,
): Promise<void> {
  const name = nameOf(test);
  let report: MutationReport | undefined;
  let refusal = '';
  try {
    report = await cloud.mutateEffects(body, { cache: join(folder, 'known'), files: [test.file], name });
  } catch (error) {
    if (isSkyrigError(error) && error.code === 'ERR_SKYRIG_MUTATE') {
      // It has passed, and may not do so again.
      leave(folder, { name, refusal: error.message });
      return;
    }
    refusal = `It passes, but not as skyrig mutate runs it (in the order in which things happen by themselves; cloud.explore and its like run their bodies once): ${firstLine(error)}. Give what it says of order or of such a report a test of its own.`;
  }
  try {
    await body();
  } catch (error) {
    leave(folder, {
      name,
      ...(report ? { report } : { refusal: `It fails when nothing is changed: ${firstLine(error)}` }),
    });
    throw error;
  }
  leave(folder, { name, ...(report ? { report } : { refusal }) });
}

/** Leaves for `skyrig mutate` why a test's effects could not be changed. */
export function refuseMutation(test: NamedTest, refusal: string, folder: string): void {
  leave(folder, { name: nameOf(test), refusal });
}

/** Why a test that must fail is not mutated. */
export const MUST_FAIL =
  'It is meant to fail, and so a change could not fail it. Assert in it what is wrong, so that it passes.';

function nameOf({ file, suite, name }: NamedTest): string {
  const root = process.env['SKYRIG_MUTATE_ROOT'] ?? process.cwd();
  return [relative(root, resolve(file)).replaceAll('\\', '/'), ...suite, name].join(' > ');
}

function firstLine(error: unknown): string {
  const [line = ''] = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line;
}

function leave(folder: string, result: MutatedTest): void {
  const { name, report, refusal = '' } = result;
  const results = join(folder, 'results');
  mkdirSync(results, { recursive: true });
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16);
  writeFileSync(join(results, `${id}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  process.stderr.write(`${name}: ${report ? describeCounts(report) : refusal}\n`);
}
