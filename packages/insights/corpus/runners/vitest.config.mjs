import { fileURLToPath } from 'node:url';

import { VitestReporter } from '../../src/reporters/vitest-reporter.ts';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  root: path('..'),
  test: {
    globals: true,
    include: ['suites/*.suite.mjs'],
    reporters: [
      new VitestReporter(
        {},
        {
          find: (folder) => ({ folder }),
          runnerFile: path('../../../skyrig/src/public/vitest-runner.ts'),
        },
      ),
    ],
    retry: 1,
    sequence: { shuffle: { tests: true, files: false } },
    pool: 'threads',
    maxWorkers: 2,
  },
};
