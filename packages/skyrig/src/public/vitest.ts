import { expect as plainExpect, test as base, type ExpectStatic, type RunnerTestCase, type TestAPI } from 'vitest';
import { beginRecording, type RecordedTest } from '../observations/test-recording.ts';
import { endFileEffects } from '../lab/effects/file-effects.ts';
import { followExpect } from '../lab/effects/follow-expect.ts';
import { findMutationFolder, MUST_FAIL, mutateInTest, refuseMutation } from '../lab/effects/mutation/mutate-in-test.ts';
import { mutatingTest } from '../lab/effects/mutation/mutating-test.ts';
import { repeatBody } from '../lab/effects/mutation/repeat-body.ts';
import type { ExploreOptions } from '../lab/explore/explore-options.ts';
import { finishTest } from '../rig/finish-test.ts';
import { TestCloud, type TestCloudOptions } from '../rig/test-cloud.ts';

export { afterAll, afterEach, assert, describe, expectTypeOf, onTestFailed, onTestFinished, suite, vi } from 'vitest';
export { TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';

/** Vitest's `expect`, which also tells the cloud which values are asserted: see `effects` of {@link TestCloudOptions}. */
export const expect: ExpectStatic = followExpect(plainExpect);

interface FileFixtures {
  /** Options of the file's cloud; set them with `test.override({ cloudOptions: { … } })`. */
  cloudOptions: TestCloudOptions;
  /** The cloud of the test file, as hooks around all tests get it. */
  fileCloud: TestCloud;
}

interface TestFixtures {
  /** The test's cloud, rewound afterwards to what it was before. A concurrent test has a fork of its own. */
  cloud: TestCloud;
}

function identityOf(task: Readonly<RunnerTestCase>): Omit<RecordedTest, 'isFork'> {
  const suite: string[] = [];
  for (let parent = task.suite; parent; parent = parent.suite) suite.unshift(parent.name);
  return {
    file: task.file.filepath,
    suite,
    name: task.name,
    outcome: task.result?.state === 'fail' ? 'failed' : 'passed',
    timeLimitMs: task.timeout,
    // A retry may have conditions; what matters is whether there is any.
    retriesAllowed: typeof task.retry === 'object' ? (task.retry.count ?? 0) : (task.retry ?? 0),
    retriesMade: task.result?.retryCount ?? 0,
  };
}

interface RunningTest {
  readonly task: Readonly<RunnerTestCase>;
  /** Whether `skyrig mutate` was given its body. */
  isMutated: boolean;
}

/** Tests under way, by their clouds. */
const running = new Map<TestCloud, RunningTest>();
const mutationFolder = findMutationFolder();

// oxlint-disable-next-line no-console -- Vitest shows what is printed so beside the test or file that it is about
const tell = (text: string): void => console.warn(text);

const NO_OPTIONS: TestCloudOptions = {};

/*
 * The clouds of the file that runs, by their options. Vitest sets file fixtures up anew for each `test.extend`; the file's
 * cloud with what hooks made in it is to be the same for all of them.
 */
const fileClouds = new Map<TestCloudOptions, { readonly cloud: Promise<TestCloud>; users: number }>();

async function useFileCloud(options: TestCloudOptions, use: (cloud: TestCloud) => Promise<void>): Promise<void> {
  const shared = fileClouds.get(options) ?? { cloud: TestCloud.start(options), users: 0 };
  fileClouds.set(options, shared);
  shared.users += 1;
  try {
    await use(await shared.cloud);
  } finally {
    shared.users -= 1;
    if (shared.users === 0) fileClouds.delete(options);
  }
  if (shared.users > 0) return;
  await (await shared.cloud).close();
  if (fileClouds.size === 0) endFileEffects(tell);
}

const extended = base.extend<{ $file: FileFixtures; $test: TestFixtures }>({
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures a fixture needs
  cloudOptions: [async ({}, use) => use(NO_OPTIONS), { scope: 'file' }],
  fileCloud: [async ({ cloudOptions }, use) => useFileCloud(cloudOptions, use), { scope: 'file' }],
  cloud: [
    async ({ fileCloud, task }, use) => {
      const concurrent = task.concurrent === true;
      const cloud = concurrent ? await fileCloud.fork() : fileCloud;
      await cloud.beginTest(identityOf(task), 'vitest');
      if (task.timeout > 0) cloud.settleTimeoutMs = task.timeout * 0.9;
      const recording = beginRecording(cloud);
      const test: RunningTest = { task, isMutated: false };
      running.set(cloud, test);
      await use(cloud);
      running.delete(cloud);
      if (mutationFolder !== undefined && !test.isMutated)
        refuseMutation(identityOf(task), task.fails === true ? MUST_FAIL : OUT_OF_REACH, mutationFolder);
      if (recording) {
        const observations = await recording.end({ ...identityOf(task), isFork: concurrent });
        const meta = task.meta as { skyrig?: object };
        // What the test itself has put there stays.
        meta.skyrig = { ...meta.skyrig, observations };
      }
      try {
        await finishTest(cloud, task.result?.state === 'fail' ? (task.result.errors ?? []) : undefined);
      } finally {
        if (concurrent) await cloud.close();
        else await cloud.rewind();
      }
    },
    { auto: true },
  ],
}) as TestAPI<FileFixtures & TestFixtures>;

/** A test whose whole body is run in many orders: `cloud.explore`. */
export type ExploreTest = (
  name: string,
  body: (context: { readonly cloud: TestCloud }) => unknown,
  options?: ExploreOptions,
  timeoutMs?: number,
) => void;

const OUT_OF_REACH =
  'Its body is out of reach: it was not registered by `test` of skyrig/vitest, nor by what `test.extend` answers. Register it so.';

/* `skyrig mutate` runs each body many times. A body of `each` gets no context: it is known by being the only one that runs. */
const mutable: TestAPI<FileFixtures & TestFixtures> =
  mutationFolder === undefined
    ? extended
    : mutatingTest(extended, async (body, args) => {
        const clouds = [...running.keys()];
        const own = args.flatMap(
          (argument) => clouds.find((cloud) => cloud === (argument as Partial<TestFixtures> | null)?.cloud) ?? [],
        );
        const cloud = own[0] ?? (clouds.length === 1 ? clouds[0] : undefined);
        const test = cloud && running.get(cloud);
        if (!test) return void (await body());
        test.isMutated = true;
        const repeated = repeatBody(body, test.task, plainExpect);
        await mutateInTest(cloud, identityOf(test.task), repeated, mutationFolder);
      });

const EXPLORE_TIMEOUT_MS = 60_000;

const exploreTest: ExploreTest = (name, body, options = {}, timeoutMs = EXPLORE_TIMEOUT_MS) =>
  mutable(name, async ({ cloud }) => void (await cloud.explore(() => body({ cloud }), options)), timeoutMs);

/**
 * Vitest's `test` with a `cloud`. Every test file has a cloud of its own; what hooks around all
 * tests made (`beforeAll(async ({ cloud }) => …)`) is what every test starts from. `test.explore` runs its body in many
 * orders.
 *
 * @example
 * beforeAll(async ({ cloud }) => void (await cloud.deploy('template.yaml')));
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: TestAPI<FileFixtures & TestFixtures> & { readonly explore: ExploreTest } = Object.assign(mutable, {
  explore: exploreTest,
});

/** @alias test */
export const it: typeof test = test;

/** Runs before all tests of the file or suite, with the cloud whose state they all start from. */
export function beforeAll(body: (context: { readonly cloud: TestCloud }) => unknown, timeoutMs?: number): void {
  test.beforeAll(async ({ fileCloud }) => void (await body({ cloud: fileCloud })), timeoutMs);
}

/** Runs before each test, with its cloud. */
export function beforeEach(body: (context: { readonly cloud: TestCloud }) => unknown, timeoutMs?: number): void {
  test.beforeEach(async ({ cloud }) => void (await body({ cloud })), timeoutMs);
}
