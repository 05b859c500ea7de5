import { type NodeTestEvent, reportNodeTest } from '@skyrig/insights';

import { findReporterProject } from '../config/find-reporter-project.ts';
import { tellSuiteEffects } from '../lab/effects/tell-suite-effects.ts';

const startedAt = Date.now();

/**
 * Records every test into the project's history, and keeps failures of tests in quarantine from failing the run. It writes
 * only what must be known about the quarantine, and which effects no test asserted, where the clouds of tests are to tell it;
 * another reporter shows the tests.
 *
 * @example
 * node --test --test-reporter=spec --test-reporter-destination=stdout \
 *   --test-reporter=skyrig/node-test-reporter --test-reporter-destination=stderr
 */
// oxlint-disable-next-line import/no-default-export -- node:test takes the default export
export default async function* reportTests(source: AsyncIterable<NodeTestEvent>): AsyncGenerator<string> {
  // A plain function would be taken for a class: node:test calls `new` on what has a prototype with a constructor.
  yield* reportNodeTest(source, {}, findReporterProject);
  const texts: string[] = [];
  tellSuiteEffects(startedAt, (text) => texts.push(text));
  yield* texts.map((text) => `${text}\n`);
}
