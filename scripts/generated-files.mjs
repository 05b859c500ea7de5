/** Everything that is generated and committed: which files they are, what writes them, and whether they are up to date. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { runTool } from './run-command.mjs';
import { listSources, listWorkspaces, root } from './workspaces.mjs';

/** @typedef {import('./run-command.mjs').Outcome} Outcome */

/** Generators that need something from the network; their output changes only when somebody runs them by hand. */
const byHand = [
  // Reads botocore's models, which come from PyPI; its first lines say how.
  'packages/cloud/scripts/generate-constraints.ts',
];

/** Generated files are in a folder `generated/`, are called `*.generated.ts`, or are one of these. */
const generatedFile =
  /(^|\/)generated\/|\.generated\.ts$|^docs\/.*\.md$|^packages\/skyrig\/README\.md$|^packages\/cloud\/src\/services\/[^/]+\/README\.md$/;

/** Runs every generator that works offline, in order. @returns {Promise<Outcome>} */
export async function runGenerators() {
  let output = '';
  for (const { folder, file } of listGenerators()) {
    output += `${join(folder, file)}\n`;
    const outcome = await runTool('tsx', ['--conditions=@skyrig/source', file], {
      cwd: join(root, folder),
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    output += outcome.output;
    if (outcome.code !== 0) return { code: outcome.code, output };
  }
  return { code: 0, output };
}

/** Runs the generators and fails if that has changed a file. @returns {Promise<Outcome>} */
export async function checkGenerated() {
  const before = readGenerated();
  const outcome = await runGenerators();
  if (outcome.code !== 0) return outcome;
  const changed = findChanges(before, readGenerated());
  if (changed.length === 0) return outcome;
  return { code: 1, output: `These files were out of date; they have been generated anew:\n${changed.join('\n')}\n` };
}

/** Paths that differ, sorted. @param {ReadonlyMap<string, string>} before @param {ReadonlyMap<string, string>} after */
export function findChanges(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
}

/** Each package's `scripts/generate-*.ts`, then the repository's own. @returns {{ folder: string, file: string }[]} */
function listGenerators() {
  const generators = listWorkspaces().flatMap(({ folder, path }) => {
    const scripts = join(path, 'scripts');
    if (!existsSync(scripts)) return [];
    return readdirSync(scripts)
      .filter((file) => /^generate-.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => ({ folder, file: `scripts/${file}` }));
  });
  return [
    ...generators.filter(({ folder, file }) => !byHand.includes(`${folder}/${file}`)),
    { folder: '.', file: 'scripts/service-coverage.ts' },
    { folder: '.', file: 'scripts/snippets.ts' },
  ];
}

/** @returns {Map<string, string>} */
function readGenerated(base = root) {
  const files = ['docs', 'packages', 'examples'].flatMap((group) =>
    listSources(join(base, group)).map((file) => `${group}/${file}`),
  );
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].filter((file) => existsSync(join(base, file)));
  const generated = [...documents, ...files.filter((file) => generatedFile.test(file))];
  return new Map(generated.map((file) => [file, readFileSync(join(base, file), 'utf8')]));
}
