/**
 * `npm run bench`: measures the built packages against the performance budget, in turns with peers in the same run.
 * Builds first when a source is newer than dist/. Nothing is ever asserted about time.
 *
 *   npm run bench -- --help             says what to choose
 *   npm run bench:peers                  installs what to measure beside, into node_modules/.cache/skyrig-peers
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackages } from './build.mjs';
import { listBuiltPackages, listSources, root } from './workspaces.mjs';

/** Whether a package's dist/ is older than one of its sources, or missing. @param {string} path */
function isStale(path) {
  const built = join(path, 'dist', 'index.mjs');
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  const sources = join(path, 'src');
  return listSources(sources).some(
    (file) => !file.endsWith('.test.ts') && statSync(join(sources, file)).mtimeMs > mtimeMs,
  );
}

const args = process.argv.slice(2);
if (!args.includes('--no-build') && !args.includes('--help') && listBuiltPackages().some(({ path }) => isStale(path))) {
  console.log('Building: a source is newer than dist/.');
  const { code, output } = await buildPackages();
  if (code !== 0) {
    console.error(`${output}\nThe build failed. --no-build measures dist/ as it is.`);
    process.exit(1);
  }
}
const rest = args.filter((arg) => arg !== '--no-build');
const child = spawn(process.execPath, ['--import', 'tsx', 'bench/run-all.ts', ...rest], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
