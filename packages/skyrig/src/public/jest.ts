import { skyrigError } from '@skyrig/cloud';
import { endFileEffects } from '../lab/effects/file-effects.ts';
import { followExpect } from '../lab/effects/follow-expect.ts';
import {
  findMutationFolder,
  MUST_FAIL,
  MUTATE_TIMEOUT_MS,
  refuseMutation,
} from '../lab/effects/mutation/mutate-in-test.ts';
import { repeatJestBody, type JestState } from '../lab/effects/mutation/repeat-jest-body.ts';
import type { ExploreOptions } from '../lab/explore/explore-options.ts';
import { FileCloud, type CloudContext, type RunOptions, type TestIdentity } from '../rig/file-cloud.ts';
import type { TestCloudOptions } from '../rig/test-cloud.ts';

export { TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';
export type { CloudContext } from '../rig/file-cloud.ts';

type Body = (context: CloudContext) => unknown;
type Register = (name: string, body: () => Promise<void>, timeoutMs?: number) => void;

/* Jest's globals, as far as they are used here; the package works without Jest's types. */
interface JestGlobals {
  readonly test: Register & {
    readonly only: Register;
    readonly skip: Register;
    readonly concurrent: Register;
    readonly failing: Register;
  };
  expect?: ((value?: never) => unknown) & {
    getState(): JestState & { readonly testPath?: string; readonly currentTestName?: string };
    setState(state: object): void;
  };
  beforeAll(body: () => Promise<void>, timeoutMs?: number): void;
  beforeEach(body: () => Promise<void>, timeoutMs?: number): void;
  afterAll(body: () => Promise<void>): void;
}

// Jest wraps modules in a function with a parameter of its own name.
const runner = globalThis as unknown as JestGlobals;
if (typeof runner.afterAll !== 'function') {
  throw skyrigError(
    'RUNNER',
    'skyrig/jest needs the globals of Jest, and there are none. Run this file with Jest (and injectGlobals), or import skyrig/vitest or skyrig/node-test.',
  );
}
const file = new FileCloud('jest');
const mutationFolder = findMutationFolder();
runner.afterAll(async () => {
  await file.close();
  endFileEffects((text) => void process.stderr.write(`${text}\n`));
});
// So that the cloud knows which values are asserted: see `effects` of TestCloudOptions.
if (runner.expect) runner.expect = followExpect(runner.expect);

/** Jest's own default; what `testTimeout` in the configuration says cannot be seen from here. */
const JEST_TIMEOUT_MS = 5000;

const EXPLORE_TIMEOUT_MS = 60_000;

const adapt =
  (register: Register, options?: RunOptions) =>
  (name: string, body: Body, ownTimeoutMs?: number): void => {
    const timeoutMs = mutationFolder === undefined ? ownTimeoutMs : MUTATE_TIMEOUT_MS;
    const repeated = mutationFolder === undefined || !runner.expect ? body : repeatJestBody(body, runner.expect);
    register(name, () => file.run(identityOf(name), repeated, timeoutMs ?? JEST_TIMEOUT_MS, options), timeoutMs);
  };

/* What is meant to fail cannot be failed by a change: `skyrig mutate` is told so. */
const adaptFailing = (name: string, body: Body, timeoutMs?: number): void =>
  adapt(runner.test.failing, { isMutable: false })(
    name,
    (context) => {
      if (mutationFolder !== undefined) refuseMutation(identityOf(name), MUST_FAIL, mutationFolder);
      return body(context);
    },
    timeoutMs,
  );

/* Jest tells a test's file and full name only by its `expect`; the suites are in the name. */
function identityOf(name: string): TestIdentity {
  const { testPath = '', currentTestName = name } = runner.expect?.getState() ?? {};
  return { file: testPath, suite: [], name: currentTestName };
}

/** Jest's `test`, in the forms that take a name and a body. */
export interface CloudTest {
  (name: string, body: Body, timeoutMs?: number): void;
  only(name: string, body: Body, timeoutMs?: number): void;
  skip(name: string, body: Body, timeoutMs?: number): void;
  failing(name: string, body: Body, timeoutMs?: number): void;
  /** A test whose whole body is run in many orders: `cloud.explore`. */
  explore(name: string, body: Body, options?: ExploreOptions, timeoutMs?: number): void;
  /** Each has a fork of the cloud while others run. */
  concurrent(name: string, body: Body, timeoutMs?: number): void;
}

/**
 * Jest's `test` with a `cloud`, rewound after every test.
 *
 * @example
 * test('an order is stored', async ({ cloud }) => { … });
 */
export const test: CloudTest = Object.assign(adapt(runner.test), {
  only: adapt(runner.test.only),
  skip: adapt(runner.test.skip),
  failing: adaptFailing,
  // Tests that run at the same time would take each other's time and assertions for their own.
  concurrent: adapt(mutationFolder === undefined ? runner.test.concurrent : runner.test),
  explore: (name: string, body: Body, options: ExploreOptions = {}, timeoutMs = EXPLORE_TIMEOUT_MS) =>
    adapt(runner.test)(name, ({ cloud }) => cloud.explore(() => body({ cloud }), options), timeoutMs),
});

/** @alias test */
export const it: CloudTest = test;

/** Runs before all tests, with the cloud whose state they all start from. */
export function beforeAll(body: Body, timeoutMs?: number): void {
  runner.beforeAll(async () => void (await body({ cloud: await file.get() })), timeoutMs);
}

/** Options of the cloud of this test file; call it at the top of the file. */
export function configureCloud(options: TestCloudOptions): void {
  file.configure(options);
}
