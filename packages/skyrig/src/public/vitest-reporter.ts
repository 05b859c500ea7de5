import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { VitestReporter as Reporter, type ReporterOptions } from '@skyrig/insights';

import { findReporterProject } from '../config/find-reporter-project.ts';
import { tellSuiteEffects } from '../lab/effects/tell-suite-effects.ts';

export type { ReporterOptions } from '@skyrig/insights';

// The runner is built beside this file, under the same extension.
const runnerFile = fileURLToPath(new URL(`./vitest-runner${extname(import.meta.url)}`, import.meta.url));

/**
 * Records every attempt at every test into the project's history, and keeps failures of tests in quarantine from failing the
 * run. Tells which effects no test asserted, where the clouds of tests are to tell it. Needs Vitest 4 or newer.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({ test: { reporters: ['default', 'skyrig/vitest-reporter'] } });
 */
// oxlint-disable-next-line import/no-default-export -- Vitest takes the default export
export default class VitestReporter extends Reporter {
  #startedAt = 0;

  constructor(options: ReporterOptions = {}) {
    super(options, { find: findReporterProject, runnerFile });
  }

  /** A run begins. */
  override async onTestRunStart(specifications: Parameters<Reporter['onTestRunStart']>[0]): Promise<void> {
    this.#startedAt = Date.now();
    await super.onTestRunStart(specifications);
  }

  /** A run is over. */
  override async onTestRunEnd(modules: Parameters<Reporter['onTestRunEnd']>[0]): Promise<void> {
    await super.onTestRunEnd(modules);
    tellSuiteEffects(this.#startedAt, (text) => process.stderr.write(`${text}\n`));
  }
}
