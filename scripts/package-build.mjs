/** How every published package is built: ESM and CommonJS with types for both, one file per entry point. */
import { fileURLToPath } from 'node:url';

import { packageEntries } from './package-entries.mjs';

/**
 * @param {string} configUrl `import.meta.url` of the package's tsdown.config.ts
 * @returns {import('tsdown').UserConfig}
 */
export function packageBuild(configUrl) {
  const folder = fileURLToPath(new URL('.', configUrl));
  return {
    cwd: folder,
    entry: packageEntries(folder),
    format: ['esm', 'cjs'],
    platform: 'node',
    target: 'node20',
    dts: { sourcemap: false },
    sourcemap: false,
    // `import.meta.url` in the CommonJS build.
    shims: true,
    fixedExtension: true,
    // A reporter has its class as the default export alone; `module.exports = …` would not be what its types say.
    cjsDefault: false,
    // Workspace packages are dependencies like any other: never read through their sources here.
    inputOptions: { resolve: { conditionNames: ['import', 'node', 'types', 'default'] } },
    deps: {
      // Nothing is bundled by accident: a package that ships must be in `dependencies`.
      onlyBundle: [],
      // Types of the AWS clients stay imports (optional peers); the import rules refuse their values.
      neverBundle: [/^node:/, /^@aws-sdk\//, /^@smithy\//, /^vitest(\/|$)/, /^@jest\//],
    },
    failOnWarn: true,
    report: false,
  };
}
