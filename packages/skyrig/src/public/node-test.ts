import { after, before, test as nodeTest, type TestContext, type TestOptions } from 'node:test';
import { FileCloud, type CloudContext } from '../rig/file-cloud.ts';
import type { TestCloudOptions } from '../rig/test-cloud.ts';

export { TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';

/** What a test's body is given: the cloud, and node:test's own context. */
export interface NodeTestContext extends CloudContext {
  readonly t: TestContext;
}

type Body = (context: NodeTestContext) => unknown;

const file = new FileCloud();
after(() => file.close());

const adapt =
  (register: (name: string, options: TestOptions, body: (t: TestContext) => Promise<void>) => Promise<void>) =>
  (name: string, ...rest: readonly [Body] | readonly [TestOptions, Body]): Promise<void> => {
    const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
    return register(name, options, (t) => file.run(({ cloud }) => body({ cloud, t })));
  };

/** node:test's `test`, in the forms that take a name. */
export interface CloudTest {
  (name: string, body: Body): Promise<void>;
  (name: string, options: TestOptions, body: Body): Promise<void>;
}

/**
 * node:test's `test` with a `cloud`, rewound after every test; tests that run at the same time have
 * forks.
 *
 * @example
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: CloudTest & { readonly only: CloudTest; readonly skip: CloudTest } = Object.assign(adapt(nodeTest), {
  only: adapt(nodeTest.only),
  skip: adapt(nodeTest.skip),
});

/** @alias test */
export const it: typeof test = test;

/** Runs before all tests, with the cloud whose state they all start from. */
export function beforeAll(body: (context: CloudContext) => unknown): void {
  before(async () => void (await body({ cloud: await file.get() })));
}

/** Options of the cloud of this test file; call it at the top of the file. */
export function configureCloud(options: TestCloudOptions): void {
  file.configure(options);
}
