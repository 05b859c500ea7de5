import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('fixtures/trace-digest.ts', import.meta.url));

/* In Skyrig's repository, its sources; elsewhere the installed package, which this condition does not touch. */
const CONDITIONS = process.env['SKYRIG_PACKAGES'] === 'built' ? [] : ['--conditions=@skyrig/source'];

interface TraceDigest {
  readonly steps: number;
  readonly bytes: number;
  readonly digest: string;
}

/** Runs the pipeline under a seeded schedule in a new process. */
async function digestOf(seed: number): Promise<TraceDigest> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...CONDITIONS,
    '--import',
    'tsx',
    SCRIPT,
    String(seed),
  ]);
  return JSON.parse(stdout) as TraceDigest;
}

test('the same seed gives the same trace, byte for byte, in another process', async () => {
  const first = await digestOf(7);
  expect(first.steps).toBeGreaterThan(50);
  expect(await digestOf(7)).toEqual(first);
  expect((await digestOf(8)).digest).not.toBe(first.digest);
}, 60_000);
