import { fileURLToPath } from 'node:url';

export default {
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globals: true,
    include: ['suites/*.suite.mjs'],
    reporters: [fileURLToPath(new URL('vitest-recorder.mjs', import.meta.url))],
    retry: 1,
    sequence: { shuffle: { tests: true, files: false } },
    pool: 'threads',
    maxWorkers: 2,
  },
};
