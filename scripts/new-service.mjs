/**
 * `npm run new:service -- kms CreateKey Encrypt`: a new service's folder, with these operations to begin with.
 * The id is the suffix of the SDK package, which must be installed: its types are the types of the operations.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { newServiceFiles } from './new-service-files.mjs';
import { root } from './workspaces.mjs';

const services = 'packages/cloud/src/services';

/** @param {string} reason @returns {never} */
function refuse(reason) {
  console.error(reason);
  process.exit(2);
}

const [id, ...operations] = parseArgs({ allowPositionals: true }).positionals;
if (!id || !/^[a-z][a-z\d-]*$/.test(id)) refuse('Name the service: npm run new:service -- kms CreateKey');
const wrong = operations.find((name) => !/^[A-Z][A-Za-z\d]*$/.test(name));
if (wrong) refuse(`"${wrong}" is no operation; write it as AWS does: CreateKey.`);

const folder = join(root, services, id);
if (existsSync(join(folder, 'index.ts'))) refuse(`${services}/${id} is there already.`);

const types = join(root, 'node_modules/@aws-sdk', `client-${id}`, 'dist-types/index.d.ts');
if (!existsSync(types))
  refuse(
    `@aws-sdk/client-${id} is not installed: npm install --save-dev --workspace packages/cloud @aws-sdk/client-${id}`,
  );
const client = /"\.\/(\w+)Client"/.exec(readFileSync(types, 'utf8'))?.[1];
if (!client) refuse(`@aws-sdk/client-${id} exports no client.`);

for (const [path, text] of Object.entries(newServiceFiles({ id, client, operations }))) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${services}/${id}/${path}`);
}
console.log(`
Then
  1. add a row to packages/cloud/scripts/schema-sources.ts and run the generators it names
  2. add the service to ${services}/catalogue.ts
  3. write each operation and the test beside it, and list it in index.ts
  4. npm run generate, and npm run check`);
