import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
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

/** Runs a test's body with its effects changed, and leaves what came of it for `skyrig mutate`. */
export async function mutateInTest(
  cloud: MutatedCloud,
  test: NamedTest,
  body: () => unknown,
  folder: string,
): Promise<void> {
  const root = process.env['SKYRIG_MUTATE_ROOT'] ?? process.cwd();
  const file = relative(root, resolve(test.file)).replaceAll('\\', '/');
  const name = [file, ...test.suite, test.name].join(' > ');
  const result = await mutate(cloud, name, body, { cache: join(folder, 'known'), files: [test.file] });
  const results = join(folder, 'results');
  mkdirSync(results, { recursive: true });
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16);
  writeFileSync(join(results, `${id}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  process.stderr.write(`${name}: ${result.report ? describeCounts(result.report) : (result.refusal ?? '')}\n`);
}

async function mutate(
  cloud: MutatedCloud,
  name: string,
  body: () => unknown,
  options: MutateOptions,
): Promise<MutatedTest> {
  try {
    return { name, report: await cloud.mutateEffects(body, { ...options, name }) };
  } catch (error) {
    if (isSkyrigError(error) && error.code === 'ERR_SKYRIG_MUTATE') return { name, refusal: error.message };
    throw error;
  }
}
