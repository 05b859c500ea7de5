import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { skyrigError } from '@skyrig/cloud';
import type { TestCloud } from '../../../src/rig/test-cloud.ts';
import type { Subject } from '../subject.ts';
import { EDIT_TABLE, type Edit } from './edits.ts';

/** A subject whose functions were changed. */
export interface EditedSubject {
  readonly subject: Subject;
  /** Deletes its files. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Makes a copy of a subject with an edit, in a temporary folder. Stack and resources keep their names. */
export async function editSubject(subject: Subject, edit: Edit): Promise<EditedSubject> {
  const original = dirname(subject.template);
  const temporary = await realpath(await mkdtemp(join(tmpdir(), 'skyrig-edit-')));
  const folder = join(temporary, basename(original));
  await mkdir(folder);
  await symlink(findPackages(original), join(temporary, 'node_modules'));
  const template = await readFile(subject.template, 'utf8');
  const source = await readFile(join(original, 'handlers.ts'), 'utf8');
  const names = [...new Set([...template.matchAll(/\bHandler: handlers\.(\w+)/g)].map(([, name = '']) => name))];
  await writeFile(join(folder, 'original.ts'), edit.rewrite?.(source) ?? source);
  await writeFile(join(folder, 'handlers.ts'), wrapperOf(names, edit));
  await writeFile(join(folder, 'template.yaml'), edit.rewriteTemplate?.(template) ?? template);
  return {
    subject: {
      ...subject,
      template: join(folder, 'template.yaml'),
      seed: async (cloud) => {
        await createTable(cloud);
        await subject.seed?.(cloud);
      },
      run: async (cloud) => {
        await Promise.all([subject.run(cloud), readSettings(cloud, edit.readsMeanwhile ?? 0)]);
      },
    },
    [Symbol.asyncDispose]: () => rm(temporary, { recursive: true }),
  };
}

async function createTable({ cloud }: TestCloud): Promise<void> {
  await cloud.call('dynamodb', 'CreateTable', {
    TableName: EDIT_TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  });
}

async function readSettings({ cloud }: TestCloud, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await cloud.call('dynamodb', 'GetItem', { TableName: EDIT_TABLE, Key: { id: { S: 'settings' } } });
  }
}

function wrapperOf(names: readonly string[], { before = '', after = '' }: Edit): string {
  return [
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
    "import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';",
    "import * as original from './original.ts';",
    'const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));',
    ...names.map((name) =>
      [
        `export async function ${name}(event, context) {`,
        before,
        `const result = await original.${name}(event, context);`,
        after,
        'return result;',
        '}',
      ].join('\n'),
    ),
    '',
  ].join('\n');
}

/** The folder of packages that a subject's functions import from. */
function findPackages(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const packages = join(at, 'node_modules');
    if (existsSync(join(packages, '@aws-sdk'))) return packages;
  }
  throw skyrigError('BENCH', `No node_modules with the AWS SDK above ${folder}: run npm install.`);
}
