import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { kebabCase, newServiceFiles, typeName } from './new-service-files.mjs';
import { runTool } from './run-command.mjs';
import { temporaryFolder } from './temporary-folder.ts';
import { root } from './workspaces.mjs';

const files = newServiceFiles({
  id: 'cloudwatch-logs',
  client: 'CloudWatchLogs',
  operations: ['CreateLogGroup', 'TagResource'],
});
const service = 'packages/cloud/src/services/cloudwatch-logs';

/** A copy of the cloud's sources with the new service in it. */
function writeService(): string {
  const folder = temporaryFolder({ 'tsconfig.json': { extends: './tsconfig.base.json', include: [service] } });
  for (const path of [
    'node_modules',
    'tsconfig.base.json',
    '.oxfmtrc.json',
    'packages/cloud/package.json',
    'packages/cloud/src/kernel',
    'packages/cloud/src/protocols',
    'packages/cloud/src/services/service.ts',
    'packages/cloud/src/services/ports.ts',
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, service, path)), { recursive: true });
    writeFileSync(join(folder, service, path), text);
  }
  return folder;
}

test('a new service has the anatomy of a service', () => {
  expect(Object.keys(files)).toEqual([
    'index.ts',
    'README.md',
    'state.ts',
    'errors.ts',
    'limits.ts',
    'operations/create-log-group.ts',
    'operations/create-log-group.test.ts',
    'operations/tag-resource.ts',
    'operations/tag-resource.test.ts',
  ]);
  expect(files['index.ts']).toContain('    CreateLogGroup: createLogGroup,\n    TagResource: tagResource,\n');
});

test('a new service compiles against the kernel and is formatted', async () => {
  const folder = writeService();
  const types = await runTool('tsc', ['--project', '.', '--noEmit', '--preserveSymlinks'], { cwd: folder });
  expect(types.output.split('\n').filter((line) => line.startsWith(service))).toEqual([]);
  expect(types.output).not.toContain('No inputs were found');
  const format = await runTool('oxfmt', ['--list-different', service], { cwd: folder });
  expect(format).toEqual({ code: 0, output: '' });
}, 60_000);

test('the test of a new operation fails until somebody writes it', () => {
  expect(files['operations/tag-resource.test.ts']).toContain("expect.fail('Say here what TagResource does");
});

test.each([
  ['CreateQueue', 'create-queue'],
  ['CreateSAMLProvider', 'create-saml-provider'],
  ['ListObjectsV2', 'list-objects-v2'],
  ['GetEC2Thing', 'get-ec2-thing'],
])('the operation %s has the file %s', (operation, file) => {
  expect(kebabCase(operation)).toBe(file);
});

test.each([
  ['SQS', 'Sqs'],
  ['DynamoDB', 'DynamoDb'],
  ['CloudWatchLogs', 'CloudWatchLogs'],
  ['SESv2', 'Sesv2'],
  ['IAM', 'Iam'],
])('the types of %s begin with %s', (client, type) => {
  expect(typeName(client)).toBe(type);
});
