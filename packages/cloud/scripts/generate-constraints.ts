// Writes src/services/<id>/generated/constraints.ts for every row of schema-sources.ts, from botocore's service models
// (https://github.com/boto/botocore, Apache-2.0). To run it again:
//
//   pip download botocore --no-deps -d botocore-models
//   unzip -q botocore-models/botocore-*.whl -d botocore-models
//   npx tsx scripts/generate-constraints.ts botocore-models
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { extractConstraints } from './extract-constraints.ts';
import type { BotocoreModel } from './extract-constraints.ts';
import { extractSchema } from './extract-schema.ts';
import { formatModule, formatRows, writeGenerated } from './generated-module.ts';
import { schemaSources } from './schema-sources.ts';

const folder = process.argv[2];
if (folder === undefined || !existsSync(join(folder, 'botocore/data'))) {
  console.error(
    'Name a folder that holds an unpacked botocore wheel: npx tsx scripts/generate-constraints.ts <folder>',
  );
  process.exit(2);
}

const version = /botocore-([\d.]+)/.exec(readdirSync(folder).join(' '))?.[1]?.replace(/\.$/, '') ?? '';

const require = createRequire(import.meta.url);

for (const source of schemaSources) {
  const schema = extractSchema(require(`@aws-sdk/client-${source.id}`) as Readonly<Record<string, unknown>>, source);
  const path = join(folder, 'botocore/data', source.botocore, 'service-2.json');
  const bytes = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  const model = JSON.parse(bytes.toString('utf8')) as BotocoreModel;
  const { operations, shapes } = extractConstraints(model, source, schema);
  const comment = `What ${source.id} demands of its inputs, by scripts/generate-constraints.ts from botocore ${version} (Apache-2.0).`;
  writeGenerated(
    source.id,
    'constraints',
    formatModule('constraints', comment, formatRows({ operations }, 'shapes', shapes)),
    false,
  );
}
