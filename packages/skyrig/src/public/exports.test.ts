import { expect, test } from 'vitest';

/** What the package promises. A name that comes or goes is a change that users see: it belongs into a change note. */
test.each([
  ['skyrig', () => import('./index.ts'), ['TestCloud', 'createCloud', 'isAwsError', 'isSkyrigError', 'startTestCloud']],
  [
    'skyrig/vitest',
    () => import('./vitest.ts'),
    [
      'TestCloud',
      'afterAll',
      'afterEach',
      'assert',
      'beforeAll',
      'beforeEach',
      'describe',
      'expect',
      'expectTypeOf',
      'it',
      'onTestFailed',
      'onTestFinished',
      'suite',
      'test',
      'vi',
    ],
  ],
  ['skyrig/config', () => import('./config.ts'), ['defineConfig']],
  [
    '@skyrig/cloud',
    () => import('@skyrig/cloud'),
    [
      'Cloud',
      'advanceState',
      'createCloud',
      'fingerprint',
      'isAwsError',
      'isSkyrigError',
      'outputOf',
      'randomWalk',
      'seedState',
      'skyrigError',
    ],
  ],
])('%s exports exactly these names', async (_name, load, names) => {
  expect(Object.keys(await load()).sort()).toEqual(names);
});
