import { defineConfig, mergeConfig } from 'vitest/config';

import { sharedTestConfig } from './vitest.shared.ts';

/** The whole repository: every workspace with a vitest.config.ts, and what belongs to no workspace. */
export default mergeConfig(
  sharedTestConfig,
  defineConfig({
    test: {
      projects: [
        'packages/*/vitest.config.ts',
        'examples/*/vitest.config.ts',
        { ...sharedTestConfig, test: { ...sharedTestConfig.test, name: 'scripts', root: './scripts' } },
        {
          ...sharedTestConfig,
          // Tests of the packed tarballs in real runners: they need `npm run build`, which `npm test` does for them.
          test: {
            ...sharedTestConfig.test,
            name: 'packed',
            root: './packages',
            include: ['**/*.packed.test.ts'],
            exclude: ['**/node_modules/**', '**/dist/**'],
          },
        },
      ],
    },
  }),
);
