import { JestReporter as Reporter, type ReporterOptions } from '@skyrig/insights';

import { findReporterProject } from '../config/find-reporter-project.ts';
import { tellSuiteEffects } from '../lab/effects/tell-suite-effects.ts';

export type { ReporterOptions } from '@skyrig/insights';

/**
 * Records every attempt at every test into the project's history, and keeps failures of tests in quarantine from failing the
 * run. Tells which effects no test asserted, where the clouds of tests are to tell it. Needs Jest 29 or newer. It stands before other reporters, so that these see what the quarantine makes of a failure.
 *
 * @example
 * // jest.config.js
 * module.exports = { reporters: ['skyrig/jest-reporter', 'default'] };
 */
// oxlint-disable-next-line import/no-default-export -- Jest takes the default export
export default class JestReporter extends Reporter {
  #startedAt = 0;

  constructor(config: ConstructorParameters<typeof Reporter>[0], options: ReporterOptions = {}) {
    super(config, options, findReporterProject);
  }

  /** A run begins. */
  override async onRunStart(): Promise<void> {
    this.#startedAt = Date.now();
    await super.onRunStart();
  }

  /** A run is over. */
  override async onRunComplete(): Promise<void> {
    await super.onRunComplete();
    tellSuiteEffects(this.#startedAt, (text) => process.stderr.write(`${text}\n`));
  }
}
