/** Which runner runs which tests, and how. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand, runTool } from './run-command.mjs';
import { readJsonTotals, readJunitTotals } from './test-totals.mjs';
import { listSources, listWorkspaces, root } from './workspaces.mjs';

/**
 * @typedef {import('./test-totals.mjs').Totals} Totals
 * @typedef {import('./workspaces.mjs').Workspace} Workspace
 *
 * @typedef {object} TestSelection what the command line narrows the run to
 * @property {string} [pattern] only tests whose name matches
 * @property {readonly string[]} projects vitest projects, `!name` for all but one; all when empty
 * @property {readonly string[]} files only files whose path contains one of these
 *
 * @typedef {object} TestRun
 * @property {string} name
 * @property {() => Promise<Totals>} run
 */

/**
 * Every run there is. Vitest runs once for the whole repository, as one project per workspace; a workspace with a
 * jest.config.* is run by jest; a workspace with a script `test:junit` is run by that script, which writes a JUnit report
 * to the file named by JUNIT_FILE (pytest, node:test, other languages).
 *
 * @param {TestSelection} selection
 * @returns {TestRun[]}
 */
export function listTestRuns(selection, base = root) {
  /** @type {TestRun[]} */
  const runs = [{ name: 'vitest', run: () => runVitest(selection, base) }];
  const narrowed = selection.files.length > 0 || selection.projects.some((project) => !project.startsWith('!'));
  if (narrowed) return runs;
  for (const workspace of listWorkspaces(base)) {
    if (usesJest(workspace)) runs.push({ name: `jest ${workspace.folder}`, run: () => runJest(workspace, selection) });
    if (workspace.manifest.scripts?.['test:junit']) {
      runs.push({ name: `test:junit ${workspace.folder}`, run: () => runJunitScript(workspace) });
    }
  }
  return runs;
}

/**
 * Workspaces that have test files which nothing would run.
 *
 * @returns {string[]} their folders
 */
export function findUnrunTests(base = root) {
  return listWorkspaces(base)
    .filter(
      (workspace) => !usesVitest(workspace) && !usesJest(workspace) && !workspace.manifest.scripts?.['test:junit'],
    )
    .filter(({ path }) => listSources(path).some((file) => /\.test\.[cm]?[jt]sx?$/.test(file)))
    .map(({ folder }) => folder);
}

/** Whether there are tests of the packed packages, which need a build first. */
export function hasPackedTests(base = root) {
  return listWorkspaces(base).some(({ path }) => listSources(path).some((file) => file.endsWith('.packed.test.ts')));
}

/** @param {Workspace} workspace */
const usesVitest = ({ path }) => existsSync(join(path, 'vitest.config.ts'));

/** @param {Workspace} workspace */
const usesJest = ({ path }) =>
  ['ts', 'js', 'cjs', 'mjs', 'json'].some((end) => existsSync(join(path, `jest.config.${end}`)));

/** @param {TestSelection} selection @param {string} base @returns {Promise<Totals>} */
function runVitest({ pattern, projects, files }, base) {
  return withReportFile(async (file) => {
    const { code } = await runTool(
      'vitest',
      [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...projects.map((project) => `--project=${project}`),
        ...(pattern ? [`--testNamePattern=${pattern}`] : []),
        ...files,
      ],
      { cwd: base, print: true },
    );
    return readJsonTotals(readReport(file), code);
  });
}

/** @param {Workspace} workspace @param {TestSelection} selection @returns {Promise<Totals>} */
function runJest(workspace, { pattern }) {
  return withReportFile(async (file) => {
    const { code } = await runTool(
      'jest',
      ['--json', `--outputFile=${file}`, ...(pattern ? [`--testNamePattern=${pattern}`] : [])],
      { cwd: workspace.path, print: true, env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' } },
    );
    return readJsonTotals(readReport(file), code);
  });
}

/** @param {Workspace} workspace @returns {Promise<Totals>} */
function runJunitScript(workspace) {
  return withReportFile(async (file) => {
    const { code } = await runCommand('npm', ['run', '--silent', 'test:junit'], {
      cwd: workspace.path,
      print: true,
      env: { JUNIT_FILE: file },
    });
    return readJunitTotals(readReport(file), code);
  });
}

/** @template T @param {(file: string) => Promise<T>} use @returns {Promise<T>} */
async function withReportFile(use) {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-tests-'));
  try {
    return await use(join(folder, 'report'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
