/** What every test project of the repository has in common. */
import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

/** Resolves the workspace's own packages to their TypeScript, so that tests run without `dist`. */
const conditions = ['@skyrig/source', 'node', 'import', 'default'];

/** SKYRIG_TEST_SEED replays the order of an earlier run; each run prints the seed it used. */
const seed = Number(process.env['SKYRIG_TEST_SEED'] ?? Date.now() % 2 ** 31);

export const sharedTestConfig: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.packed.test.ts'],
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    retry: 0,
    passWithNoTests: false,
    sequence: { shuffle: true, seed },
    expect: { requireAssertions: true },
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    testTimeout: 15_000,
    // The first deploy of a file transforms every source; a busy machine takes its time.
    hookTimeout: 30_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
