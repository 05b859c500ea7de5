// Writes src/services/<id>/generated/schema.ts for every row of schema-sources.ts, from the schemas that the installed
// SDK clients export.
//
//   npx tsx scripts/generate-schemas.ts           write
//   npx tsx scripts/generate-schemas.ts --check   exit 1 if anything would change
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { extractSchema } from './extract-schema.ts';
import { formatModule, formatRows, writeGenerated } from './generated-module.ts';
import { schemaSources } from './schema-sources.ts';

const check = process.argv.includes('--check');
const require = createRequire(import.meta.url);
const stale: string[] = [];

for (const source of schemaSources) {
  const packageName = `@aws-sdk/client-${source.id}`;
  const sdk = require(packageName) as Readonly<Record<string, unknown>>;
  const { shapes, ...header } = extractSchema(sdk, source);
  const { version } = JSON.parse(readFileSync(require.resolve(`${packageName}/package.json`), 'utf8')) as {
    version: string;
  };
  const comment = `The wire shapes of ${header.serviceId}, by scripts/generate-schemas.ts from ${packageName} ${version} (Apache-2.0).`;
  const text = formatModule('schema', comment, formatRows(header, 'shapes', shapes));
  if (!writeGenerated(source.id, 'schema', text, check)) stale.push(source.id);
}

if (stale.length > 0) {
  console.error(`Out of date: generated/schema.ts of ${stale.join(', ')}. Run: npx tsx scripts/generate-schemas.ts`);
  process.exitCode = 1;
}
