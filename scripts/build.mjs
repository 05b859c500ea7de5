/** `npm run build`: builds every published package into its dist/, each after those it depends on. */
import { runTool } from './run-command.mjs';
import { listBuiltPackages } from './workspaces.mjs';

/** @returns {Promise<import('./run-command.mjs').Outcome>} */
export async function buildPackages() {
  const packages = listBuiltPackages();
  if (packages.length === 0) return { code: 1, output: 'No package has a tsdown.config.ts.\n' };
  let output = '';
  for (const { folder, path } of packages) {
    const built = await runTool('tsdown', ['--log-level', 'warn'], { cwd: path });
    output += `${folder}\n${built.output}`;
    if (built.code !== 0) return { code: built.code, output };
  }
  return { code: 0, output };
}

if (import.meta.filename === process.argv[1]) {
  const { code, output } = await buildPackages();
  process.stdout.write(output);
  process.exitCode = code;
}
