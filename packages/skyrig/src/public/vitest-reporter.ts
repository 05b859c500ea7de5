import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { VitestReporter as Reporter, type ReporterOptions } from '@skyrig/insights';

import { findReporterProject } from '../config/find-reporter-project.ts';

export type { ReporterOptions } from '@skyrig/insights';

// The runner is built beside this file, under the same extension.
const runnerFile = fileURLToPath(new URL(`./vitest-runner${extname(import.meta.url)}`, import.meta.url));

/**
 * Records every attempt at every test into the project's history, and keeps failures of tests in quarantine from failing the
 * run. Needs Vitest 4 or newer.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({ test: { reporters: ['default', 'skyrig/vitest-reporter'] } });
 */
// oxlint-disable-next-line import/no-default-export -- Vitest takes the default export
export default class VitestReporter extends Reporter {
  constructor(options: ReporterOptions = {}) {
    super(options, { find: findReporterProject, runnerFile });
  }
}
