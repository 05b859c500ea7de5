/**
 * `npm run quickstart`: from a fresh clone to a serverless system that runs and is tested, in one command. Installs if
 * node_modules is out of step with the lock file, builds the packages, runs the tests of examples/due-date against what
 * was built, and tells what happened in their clouds. What fails is printed in full, and the exit code is 1.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildPackages } from './build.mjs';
import { installPackages } from './install-packages.mjs';
import { findInstallMismatch } from './install-state.mjs';
import { formatAccount, formatDuration, readPassedTests, readTallies } from './quickstart-account.mjs';
import { runTool } from './run-command.mjs';
import { root } from './workspaces.mjs';

/**
 * One stage: its name, then its time or all that it printed.
 *
 * @param {string} name @param {() => Promise<import('./run-command.mjs').Outcome>} run
 */
async function stage(name, run) {
  process.stdout.write(`${name} ... `);
  const started = performance.now();
  const { code, output } = await run();
  if (code === 0) {
    console.log(formatDuration(performance.now() - started));
    return;
  }
  console.log('failed');
  console.log(`\n${output.trim()}\n`);
  process.exit(1);
}

const mismatch = findInstallMismatch();
if (mismatch) await stage('Installing', () => installPackages());
await stage('Building the packages', buildPackages);

const folder = mkdtempSync(join(tmpdir(), 'skyrig-quickstart-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const report = join(folder, 'report.json');
const tally = join(folder, 'tally.ndjson');
const started = performance.now();
await stage('Testing the due-date pipeline', () =>
  runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
    cwd: join(root, 'examples', 'due-date'),
    env: { SKYRIG_PACKAGES: 'built', SKYRIG_EXAMPLE_TALLY: tally },
  }),
);
const wallMs = performance.now() - started;
const account = formatAccount({
  passed: readPassedTests(readFileSync(report, 'utf8')),
  tallies: existsSync(tally) ? readTallies(readFileSync(tally, 'utf8')) : [],
  wallMs,
});
console.log(`\nWhat happened, in the schedules that the lab explored as well:\n\n${account}`);
console.log('\nNo Docker, no account, no network. examples/due-date/README.md says what these tests show.');
