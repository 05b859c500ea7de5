import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { TestObservation } from '@skyrig/insights';
import { expect, onTestFinished, test, vi } from 'vitest';

import { startTestCloud } from '../public/index.ts';
import { readObservations } from './read-observations.ts';
import { beginRecording } from './test-recording.ts';

// A runner is a process of its own, which a busy machine takes long to start.
vi.setConfig({ testTimeout: 60_000 });

const require = createRequire(import.meta.url);
const loader = pathToFileURL(require.resolve('tsx')).href;
const SHOP = JSON.stringify(join(import.meta.dirname, 'test-support', 'shop', 'template.yaml'));
const PUBLIC = join(import.meta.dirname, '..', 'public');

interface Ran {
  readonly files: readonly string[];
  readonly tests: readonly TestObservation[];
}

/** Runs a test file with a real runner, in a folder of its own. */
async function run(
  source: string,
  command: readonly string[],
  observe: Readonly<Record<string, string>>,
): Promise<Ran> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-observe-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'tests'));
  writeFileSync(join(folder, 'tests', 'shop.test.ts'), source);
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...observe };
  // A run with a failed test ends with 1, as it should; what it left says more.
  await new Promise<void>((resolve) => void execFile(process.execPath, command, { cwd: folder, env }, () => resolve()));
  const observations = join(folder, '.skyrig', 'observations');
  const { tests, skipped } = readObservations(observations);
  expect(skipped).toEqual([]);
  return { tests, files: tests.length === 0 ? [] : readdirSync(observations) };
}

const nodeTest = ['--conditions=@skyrig/source', '--import', loader, '--test', 'tests/shop.test.ts'];
const ON = { SKYRIG_OBSERVE: '1' };

const nodeSource = `
import { beforeAll, test } from ${JSON.stringify(join(PUBLIC, 'node-test.ts'))};
import { startTestCloud } from ${JSON.stringify(join(PUBLIC, 'index.ts'))};

beforeAll(async ({ cloud }) => { await cloud.deploy(${SHOP}, { stackName: 'shop' }); });

test('calls', async ({ cloud }) => { await cloud.stack().function('Called').invoke(); });

test('rewinds', async ({ cloud }) => {
  await cloud.stack().function('Nightly').invoke();
  await cloud.rewind();
  await cloud.stack().function('Hourly').invoke();
});

test('has clouds of its own', async () => {
  await using cloud = await startTestCloud();
  const stack = await cloud.deploy(${SHOP}, { stackName: 'other' });
  await stack.function('Called').invoke();
  await startTestCloud({ environment: false });
});

test('explores', async ({ cloud }) => {
  await cloud.explore(async () => { await cloud.stack().function('Called').invoke(); }, { runs: 3, regressions: false });
  await cloud.stack().function('Nightly').invoke();
});

test('fails', async ({ cloud }) => { throw new Error('as it should'); });
`;

test('every test leaves what its clouds did: after a rewind, in clouds of its own, in an exploration', async () => {
  const { tests, files } = await run(nodeSource, nodeTest, ON);
  expect(files).toEqual([expect.stringMatching(/^tests-shop-test-ts-[0-9a-f]{8}-\d+\.json$/)]);
  const told = tests.map(({ name, outcome, invocations, isolation }) => [
    name,
    outcome,
    invocations
      .map((one) => one.function)
      .sort()
      .join(),
    isolation.clouds.length,
    isolation.isRestored,
  ]);
  expect(told).toEqual([
    ['calls', 'passed', 'Called', 1, true],
    ['explores', 'passed', 'Called,Nightly', 1, true],
    ['fails', 'failed', '', 1, true],
    // Deploying starts the schedule of the Scheduler, which fires at once.
    ['has clouds of its own', 'passed', 'Called,Hourly', 3, false],
    ['rewinds', 'passed', 'Hourly,Nightly', 1, true],
  ]);
  expect(tests[0]).toMatchObject({ id: 'tests/shop.test.ts > calls', file: 'tests/shop.test.ts' });
  expect(tests[0]?.effects).toEqual([
    { function: 'Called', resource: 'Audit', service: 'dynamodb', changed: 1, read: 0, asserted: 0, passedOn: 0 },
  ]);
});

test('a runner that was started elsewhere records nothing', async () => {
  const source = `
import { test } from ${JSON.stringify(join(PUBLIC, 'node-test.ts'))};
test('sends', async ({ cloud }) => { await cloud.cloud.call('sqs', 'CreateQueue', { QueueName: 'one' }); });
`;
  expect((await run(source, nodeTest, ON)).tests).toHaveLength(1);
  expect((await run(source, nodeTest, { ...ON, SKYRIG_OBSERVE_IN: '/elsewhere' })).tests).toEqual([]);
});

test('a cloud that is made while several tests run belongs to none of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-observe-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  vi.stubEnv('SKYRIG_OBSERVE', folder);
  const options = { environment: false };
  await using first = await startTestCloud(options);
  await using second = await first.fork();
  const recordings = [beginRecording(first), beginRecording(second)];
  await using own = await startTestCloud(options);
  expect(own.recording).toBeUndefined();
  const end = (index: number): Promise<unknown> | undefined =>
    recordings[index]?.end({
      file: 'a.test.ts',
      suite: [],
      name: `test ${index}`,
      outcome: 'passed',
      isFork: index === 1,
    });
  await first.cloud.call('sqs', 'CreateQueue', { QueueName: 'one' });
  expect(await end(0)).toEqual({ functions: [], triggers: [], effects: { seen: 0, asserted: 0 }, faults: [] });
  // Only one is left.
  await using later = await startTestCloud(options);
  expect(later.recording).toBe(recordings[1]);
  await later.close();
  await end(1);
  const { tests } = readObservations(folder);
  expect(tests.map(({ isolation }) => [isolation.isFork, isolation.clouds.length])).toEqual([
    [false, 1],
    [true, 2],
  ]);
  expect(tests[0]?.uses).toEqual([
    { resource: 'one', service: 'sqs', by: 'test', isDatabase: false, reads: 0, writes: 1 },
  ]);
});

test('without SKYRIG_OBSERVE nothing is recorded', async () => {
  vi.stubEnv('SKYRIG_OBSERVE', '');
  await using cloud = await startTestCloud({ environment: false });
  expect(beginRecording(cloud)).toBeUndefined();
});
