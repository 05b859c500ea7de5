/**
 * `npm test`: every test of every workspace. Installs first if node_modules is out of step with the lock file, builds
 * first if tests of the packed packages need it. The last line is always `N passed, N failed`.
 *
 *   npm test -- -k "dead-letter"        only tests whose name matches
 *   npm test -- src/services/sqs        only files whose path contains this (vitest)
 *   npm test -- --project cloud         only this vitest project
 *   npm test -- --no-build              dist/ is fresh already
 *   npm test -- --without-scripts       not the tests of scripts/, which "npm run check" runs as a stage of their own
 */
import { parseArgs } from 'node:util';

import { buildPackages } from './build.mjs';
import { installPackages } from './install-packages.mjs';
import { findInstallMismatch } from './install-state.mjs';
import { findUnrunTests, hasPackedTests, listTestRuns } from './test-runners.mjs';
import { sumTotals } from './test-totals.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pattern: { type: 'string', short: 'k' },
    project: { type: 'string', multiple: true, default: [] },
    'no-build': { type: 'boolean', default: false },
    'without-scripts': { type: 'boolean', default: false },
  },
});

/** @param {import('./test-totals.mjs').Totals} totals */
function finish({ passed, failed, skipped }) {
  if (skipped > 0) console.log(`${skipped} skipped`);
  if (passed === 0 && failed === 0) console.log('No test ran.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

/** A run that cannot begin is one failure. @param {string} reason */
function giveUp(reason) {
  console.log(reason);
  finish({ passed: 0, failed: 1, skipped: 0 });
}

const mismatch = findInstallMismatch();
if (mismatch) {
  console.log(`Installing: ${mismatch}.`);
  const { code } = await installPackages({ print: true });
  if (code !== 0) giveUp('npm install failed.');
}

const unrun = findUnrunTests();
if (unrun.length > 0)
  giveUp(`These workspaces have tests that no runner runs: ${unrun.join(', ')}. Add a vitest.config.ts.`);

const projects = values['without-scripts'] ? ['!scripts'] : values.project;
const narrowed = positionals.length > 0 || values.project.length > 0;
if (!values['no-build'] && !narrowed && hasPackedTests()) {
  const { code, output } = await buildPackages();
  if (code !== 0) giveUp(`${output}\nThe build failed; the tests of the packed packages need it.`);
}

const totals = [];
for (const { name, run } of listTestRuns({
  ...(values.pattern ? { pattern: values.pattern } : {}),
  projects,
  files: positionals,
})) {
  console.log(`\n${name}`);
  totals.push(await run());
}
finish(sumTotals(totals));
