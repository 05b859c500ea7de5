import { test as base, type TestAPI } from 'vitest';
import { finishTest } from '../rig/finish-test.ts';
import { TestCloud, type TestCloudOptions } from '../rig/test-cloud.ts';

export {
  afterAll,
  afterEach,
  assert,
  describe,
  expect,
  expectTypeOf,
  onTestFailed,
  onTestFinished,
  suite,
  vi,
} from 'vitest';
export { TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';

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

/**
 * Vitest's `test` with a `cloud`. Every test file has a cloud of its own; what hooks around all
 * tests made (`beforeAll(async ({ cloud }) => …)`) is what every test starts from.
 *
 * @example
 * beforeAll(async ({ cloud }) => void (await cloud.deploy('template.yaml')));
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: TestAPI<FileFixtures & TestFixtures> = base.extend<{ $file: FileFixtures; $test: TestFixtures }>({
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
      cloud.mark();
      if (task.timeout > 0) cloud.settleTimeoutMs = task.timeout * 0.9;
      await use(cloud);
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

/** @alias test */
export const it: TestAPI<FileFixtures & TestFixtures> = test;

/** Runs before all tests of the file or suite, with the cloud whose state they all start from. */
export function beforeAll(body: (context: { readonly cloud: TestCloud }) => unknown, timeoutMs?: number): void {
  test.beforeAll(async ({ fileCloud }) => void (await body({ cloud: fileCloud })), timeoutMs);
}

/** Runs before each test, with its cloud. */
export function beforeEach(body: (context: { readonly cloud: TestCloud }) => unknown, timeoutMs?: number): void {
  test.beforeEach(async ({ cloud }) => void (await body({ cloud })), timeoutMs);
}
