import { expect as plainExpect, test as base, type ExpectStatic, type RunnerTestCase, type TestAPI } from 'vitest';
import { beginRecording, type RecordedTest } from '../observations/test-recording.ts';
import { followExpect } from '../lab/effects/follow-expect.ts';
import { findMutationFolder, mutateInTest } from '../lab/effects/mutation/mutate-in-test.ts';
import { mutatingTest } from '../lab/effects/mutation/mutating-test.ts';
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

/** Tests under way, by their clouds. */
const running = new Map<TestCloud, Omit<RecordedTest, 'isFork'>>();

const extended = base.extend<{ $file: FileFixtures; $test: TestFixtures }>({
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures a fixture needs
  cloudOptions: [async ({}, use) => use({}), { scope: 'file' }],
  fileCloud: [
    async ({ cloudOptions }, use) => {
      const cloud = await TestCloud.start(cloudOptions);
      await use(cloud);
      await cloud.close();
    },
    { scope: 'file' },
  ],
  cloud: [
    async ({ fileCloud, task }, use) => {
      const concurrent = task.concurrent === true;
      const cloud = concurrent ? await fileCloud.fork() : fileCloud;
      await cloud.beginTest(identityOf(task), 'vitest');
      if (task.timeout > 0) cloud.settleTimeoutMs = task.timeout * 0.9;
      const recording = beginRecording(cloud);
      running.set(cloud, identityOf(task));
      await use(cloud);
      running.delete(cloud);
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

const EXPLORE_TIMEOUT_MS = 60_000;

const exploreTest: ExploreTest = (name, body, options = {}, timeoutMs = EXPLORE_TIMEOUT_MS) =>
  extended(name, async ({ cloud }) => void (await cloud.explore(() => body({ cloud }), options)), timeoutMs);

/* `skyrig mutate` runs each body many times. A body of `each` gets no context: it is known by being the only one that runs. */
function mutated(): TestAPI<FileFixtures & TestFixtures> {
  const folder = findMutationFolder();
  if (folder === undefined) return extended;
  return mutatingTest(extended, async (body, args) => {
    const clouds = [...running.keys()];
    const own = args.flatMap(
      (argument) => clouds.find((cloud) => cloud === (argument as Partial<TestFixtures>)?.cloud) ?? [],
    );
    const cloud = own[0] ?? (clouds.length === 1 ? clouds[0] : undefined);
    const identity = cloud && running.get(cloud);
    if (identity) await mutateInTest(cloud, identity, body, folder);
    else await body();
  });
}

/**
 * Vitest's `test` with a `cloud`. Every test file has a cloud of its own; what hooks around all
 * tests made (`beforeAll(async ({ cloud }) => …)`) is what every test starts from. `test.explore` runs its body in many
 * orders.
 *
 * @example
 * beforeAll(async ({ cloud }) => void (await cloud.deploy('template.yaml')));
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: TestAPI<FileFixtures & TestFixtures> & { readonly explore: ExploreTest } = Object.assign(mutated(), {
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
