import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** How one test of a run ended. */
export interface TestOutcome {
  readonly name: string;
  readonly status: string;
  readonly message: string;
}

interface JsonReport {
  readonly testResults: readonly { readonly assertionResults: readonly JsonResult[] }[];
}

interface JsonResult {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs a test file of tests/fixtures in a Vitest of its own; answers its tests by name. */
export async function runVitest(file: string): Promise<readonly TestOutcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'due-date-'));
  try {
    const report = join(folder, 'report.json');
    const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
    const config = join(FIXTURES, 'vitest.fixture.config.ts');
    const output = await run([vitest, 'run', '--config', config, '--reporter=json', `--outputFile=${report}`, file]);
    const text = await readFile(report, 'utf8').catch((cause: unknown) => {
      throw new Error(`The run wrote no report. It printed:\n${output}`, { cause });
    });
    return (JSON.parse(text) as JsonReport).testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status, failureMessages }) => ({ name: title, status, message: failureMessages.join('\n') }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/* A run with failed tests exits with 1, as it should: the report says more. */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: FIXTURES }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}
