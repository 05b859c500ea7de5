/**
 * `npm run check`: the whole gate. Cheap stages run side by side; each prints one line with its time, a failed one also
 * its output. The exit code is 0 only if every stage has passed.
 *
 *   npm run check -- --only lint,types   only these stages
 *   npm run check -- --from tests        this stage and those after it
 *   npm run check -- --skip tests        all but these
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildPackages } from './build.mjs';
import { checkGenerated } from './generated-files.mjs';
import { findLockMismatch } from './install-state.mjs';
import { checkPackageShapes } from './package-shape.mjs';
import { runCommand, runTool } from './run-command.mjs';
import { runStages } from './run-stages.mjs';
import { listWorkspaces, root } from './workspaces.mjs';

/** @typedef {import('./run-command.mjs').Outcome} Outcome */

/** The gate, in order. `weight` is how many cores a stage keeps busy. @returns {import('./run-stages.mjs').Stage[]} */
function listStages() {
  return [
    { name: 'lock', weight: 1, run: checkLock },
    { name: 'format', weight: 1, run: () => runTool('oxfmt', ['--list-different', '.']) },
    { name: 'lint', weight: 1, run: lint },
    ...listTypeChecks(),
    { name: 'imports', weight: 1, run: checkImports },
    { name: 'dead-code', weight: 1, run: checkDeadCode },
    { name: 'conventions', weight: 1, run: () => runTool('vitest', ['run', '--project', 'scripts']) },
    { name: 'build', weight: 1, run: buildPackages },
    { name: 'tests', weight: 2, follows: ['build'], run: runTests },
    { name: 'package-shape', weight: 2, after: ['build'], run: checkPackageShapes },
    { name: 'generated', weight: 2, run: checkGenerated },
  ];
}

/** @returns {Promise<Outcome>} */
async function checkLock() {
  const mismatch = findLockMismatch();
  return mismatch ? { code: 1, output: `${mismatch}. Run "npm install".\n` } : { code: 0, output: '' };
}

/** @returns {Promise<Outcome>} */
async function lint() {
  // Without tsgolint the rules that need types would be left out.
  if (!existsSync(join(root, 'node_modules/.bin/tsgolint')))
    return { code: 1, output: 'oxlint-tsgolint is not installed. Run "npm install".\n' };
  const outcome = await runTool('oxlint', [
    '--type-aware',
    '--deny-warnings',
    '--report-unused-disable-directives',
    '.',
  ]);
  return requireWork(outcome, /on [1-9]\d* files?/, 'oxlint looked at no file.');
}

/** @returns {import('./run-stages.mjs').Stage[]} */
function listTypeChecks() {
  const projects = ['.', ...listWorkspaces().map(({ folder }) => folder)];
  return projects.map((folder) => ({
    name: 'types',
    detail: folder === '.' ? 'scripts' : folder,
    weight: 1,
    run: async () => {
      const project = join(root, folder, 'tsconfig.json');
      if (!existsSync(project)) return { code: 1, output: `${folder} has no tsconfig.json.\n` };
      const cache = join(root, 'node_modules/.cache/types', `${folder.replaceAll('/', '-')}.tsbuildinfo`);
      return runTool('tsc', ['--project', project, '--noEmit', '--incremental', '--tsBuildInfoFile', cache]);
    },
  }));
}

/** @returns {Promise<Outcome>} */
async function checkImports() {
  const folders = ['packages', 'examples'].filter((group) =>
    listWorkspaces().some(({ folder }) => folder.startsWith(`${group}/`)),
  );
  const outcome = await runTool('depcruise', ['--config', '.dependency-cruiser.cjs', ...folders]);
  return requireWork(outcome, /[1-9]\d* modules/, 'dependency-cruiser looked at no module.');
}

/** Unused files, exports and dependencies; and what only tests use. @returns {Promise<Outcome>} */
async function checkDeadCode() {
  const all = await runTool('knip', ['--no-progress']);
  return all.code === 0 ? runTool('knip', ['--no-progress', '--production']) : all;
}

/** @returns {Promise<Outcome>} */
function runTests() {
  // The scripts' own tests are the stage `conventions`; what the tests of packed packages need is the stage `build`.
  return runCommand(process.execPath, ['scripts/test.mjs', '--no-build', '--without-scripts']);
}

/** A tool that passes because it found nothing to look at has not passed. @param {Outcome} outcome @param {RegExp} sign @param {string} complaint */
function requireWork(outcome, sign, complaint) {
  return outcome.code === 0 && !sign.test(outcome.output)
    ? { code: 1, output: `${outcome.output}\n${complaint}\n` }
    : outcome;
}

/** @param {readonly import('./run-stages.mjs').Stage[]} stages */
function select(stages) {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, from: { type: 'string' }, skip: { type: 'string' } },
  });
  const names = [...new Set(stages.map(({ name }) => name))];
  /** @param {string | undefined} list */
  const parse = (list) => {
    const chosen = list?.split(',') ?? [];
    for (const name of chosen) {
      if (!names.includes(name)) {
        console.error(`There is no stage "${name}". The stages are ${names.join(', ')}.`);
        process.exit(2);
      }
    }
    return chosen;
  };
  const [only, skip, [from]] = [parse(values.only), parse(values.skip), parse(values.from)];
  const start = from === undefined ? 0 : names.indexOf(from);
  return stages.filter(
    ({ name }) => names.indexOf(name) >= start && !skip.includes(name) && (only.length === 0 || only.includes(name)),
  );
}

const startedAt = performance.now();
const verdict = await runStages(select(listStages()), {
  cores: Math.max(2, availableParallelism()),
  print: (line) => console.log(line),
  now: () => performance.now(),
});
console.log(
  `${verdict === 'passed' ? 'check passed' : 'check failed'} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
);
process.exitCode = verdict === 'passed' ? 0 : 1;
