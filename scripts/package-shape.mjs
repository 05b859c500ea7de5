/**
 * What users would install: packs every published package, lets publint and Are The Types Wrong judge the tarball, and
 * loads what was built, as ESM and as CommonJS.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runCommand, runTool } from './run-command.mjs';
import { listBuiltPackages } from './workspaces.mjs';

/** @returns {Promise<import('./run-command.mjs').Outcome>} */
export async function checkPackageShapes() {
  const packages = listBuiltPackages().filter(({ manifest }) => !manifest.private);
  if (packages.length === 0) return { code: 1, output: 'No package is published.\n' };
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-pack-'));
  try {
    const outcomes = await Promise.all(packages.map((each) => checkPackage(each, folder)));
    return {
      code: Math.max(...outcomes.map(({ code }) => code)),
      output: outcomes.map(({ output }) => output).join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./workspaces.mjs').Workspace} workspace @param {string} parent @returns {Promise<import('./run-command.mjs').Outcome>} */
async function checkPackage({ path, folder: name, manifest }, parent) {
  const folder = mkdtempSync(join(parent, 'package-'));
  const packed = await runCommand('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: path });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || !tarball) return { code: 1, output: `${name}: npm pack failed\n${packed.output}` };
  const file = join(folder, tarball);
  // Every supported Node resolves by `exports`; the resolution of Node 10 is not supported.
  const verdicts = await Promise.all([
    runTool('publint', ['run', file, '--strict']),
    runTool('attw', [file, '--profile', 'node16', '--format', 'ascii', '--no-emoji', '--no-color']),
    ...['.', './package.json'].flatMap((subpath) =>
      manifest.exports?.[subpath] ? [loadBuilt(manifest.name, subpath)] : [],
    ),
  ]);
  return {
    code: verdicts.some(({ code }) => code !== 0) ? 1 : 0,
    output: [name, ...verdicts.map(({ output }) => output)].join('\n'),
  };
}

/** Loads an export by the package's name, as users do, both ways. @param {string} name @param {string} subpath */
function loadBuilt(name, subpath) {
  const specifier = JSON.stringify(name + subpath.slice(1));
  const load = subpath.endsWith('.json')
    ? `require(${specifier})`
    : `const required = Object.keys(require(${specifier})).sort().join();
       import(${specifier}).then((imported) => {
         const names = Object.keys(imported).filter((key) => key !== 'default' && key !== 'module.exports').sort().join();
         if (names !== required) throw new Error('ESM exports ' + names + '; CommonJS exports ' + required);
       })`;
  return runCommand(process.execPath, ['--eval', load]);
}
