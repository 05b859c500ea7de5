import { after, before, test as nodeTest, type TestContext, type TestOptions } from 'node:test';
import { endFileEffects } from '../lab/effects/file-effects.ts';
import { followAssert } from '../lab/effects/follow-assert.ts';
import { inTurn } from '../lab/effects/mutation/in-turn.ts';
import { findMutationFolder } from '../lab/effects/mutation/mutate-in-test.ts';
import type { ExploreOptions } from '../lab/explore/explore-options.ts';
import { FileCloud, type CloudContext, type TestIdentity } from '../rig/file-cloud.ts';
import type { TestCloudOptions } from '../rig/test-cloud.ts';

export { TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';

/** What a test's body is given: the cloud, and node:test's own context. */
export interface NodeTestContext extends CloudContext {
  readonly t: TestContext;
}

type Body = (context: NodeTestContext) => unknown;

followAssert();
const file = new FileCloud('node');
const isMutating = findMutationFolder() !== undefined;
after(async () => {
  await file.close();
  endFileEffects((text) => void process.stderr.write(`${text}\n`));
});

/* Node runs every test file in a process of its own, whose script it is. Its full name is of Node 22; earlier there is none. */
function identityOf({ name, fullName }: Partial<TestContext>): TestIdentity {
  const suites = fullName === undefined || fullName === name ? '' : fullName.slice(0, -(name ?? '').length);
  return { file: process.argv[1] ?? '', suite: suites.split(' > ').filter(Boolean), name: name ?? '' };
}

const adapt =
  (register: (name: string, options: TestOptions, body: (t: TestContext) => Promise<void>) => Promise<void>) =>
  (name: string, ...rest: readonly [Body] | readonly [TestOptions, Body]): Promise<void> => {
    const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
    const run = (t: TestContext): Promise<void> => file.run(identityOf(t), ({ cloud }) => body({ cloud, t }));
    if (!isMutating) return register(name, options, run);
    // Many runs, for which tests wait that were to run at the same time.
    return register(name, { ...options, timeout: Number.POSITIVE_INFINITY }, (t) => inTurn(() => run(t)));
  };

/** node:test's `test`, in the forms that take a name. */
export interface CloudTest {
  (name: string, body: Body): Promise<void>;
  (name: string, options: TestOptions, body: Body): Promise<void>;
}

/** A test whose whole body is run in many orders: `cloud.explore`. */
export type ExploreTest = (name: string, body: Body, options?: ExploreOptions) => Promise<void>;

/**
 * node:test's `test` with a `cloud`, rewound after every test; tests that run at the same time have
 * forks.
 *
 * @example
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: CloudTest & { readonly only: CloudTest; readonly skip: CloudTest; readonly explore: ExploreTest } =
  Object.assign(adapt(nodeTest), {
    only: adapt(nodeTest.only),
    skip: adapt(nodeTest.skip),
    explore: (name: string, body: Body, options: ExploreOptions = {}) =>
      adapt(nodeTest)(name, ({ cloud, t }) => cloud.explore(() => body({ cloud, t }), options)),
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
