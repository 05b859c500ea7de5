import { describe, expect, test } from 'vitest';

import { findEmptyNames, findIncompleteServices, findLooseOperations, findUnfinishedSources } from './conventions.ts';
import { loadCatalog } from './service-catalog.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { findUnrunTests } from './test-runners.mjs';
import { listWorkspaces, root } from './workspaces.mjs';

const services = 'packages/cloud/src/services';

const sound = {
  [`${services}/sqs/README.md`]: '# SQS',
  [`${services}/sqs/state.ts`]: '',
  [`${services}/sqs/errors.ts`]: '',
  [`${services}/sqs/index.ts`]: "export const sqs = { id: 'sqs', operations: { SendMessage: 1 } };",
  [`${services}/sqs/operations/send-message.ts`]: 'export const sendMessage = 1;',
  [`${services}/sqs/operations/send-message.test.ts`]: '',
  [`${services}/sqs/generated/schema.ts`]: 'export const schema = `{"operations":{"SendMessage":[],"PurgeQueue":[]}}`;',
  [`${services}/sqs/generated/constraints.ts`]: '',
};

describe('this repository', () => {
  test('has complete services', async () => {
    expect(findIncompleteServices(root, await loadCatalog(root))).toEqual([]);
  });

  test('has a file, a test and a table line for every operation', async () => {
    expect(findLooseOperations(await loadCatalog(root))).toEqual([]);
  });

  test('has names that say what is in a file', () => {
    expect(findEmptyNames(root)).toEqual([]);
  });

  test('has no unfinished sources', () => {
    expect(findUnfinishedSources(root)).toEqual([]);
  });

  test('runs all of its tests', () => {
    expect(listWorkspaces().length).toBeGreaterThan(1);
    expect(findUnrunTests()).toEqual([]);
  });
});

describe('the conventions', () => {
  test('are kept by a sound service', async () => {
    const folder = temporaryFolder(sound);
    const catalog = await loadCatalog(folder);
    expect(findIncompleteServices(folder, catalog)).toEqual([]);
    expect(findLooseOperations(catalog)).toEqual([]);
    expect(findEmptyNames(folder)).toEqual([]);
  });

  test('want every part of a service', async () => {
    const folder = temporaryFolder({ [`${services}/kms/operations/encrypt.ts`]: '' });
    expect(findIncompleteServices(folder, await loadCatalog(folder))).toEqual([
      `${services}/kms has no index.ts`,
      `${services}/kms has no README.md`,
      `${services}/kms has no errors.ts`,
      `${services}/kms has no generated/constraints.ts`,
      `${services}/kms has no state.ts`,
    ]);
  });

  test('excuse a service that has its state in another one', async () => {
    const { [`${services}/sqs/state.ts`]: _, ...stateless } = sound;
    const folder = temporaryFolder({
      ...stateless,
      [`${services}/sqs/index.ts`]: "export const sqs = { id: 'sqs', stateOf: 'x', operations: { SendMessage: 1 } };",
    });
    expect(findIncompleteServices(folder, await loadCatalog(folder))).toEqual([]);
  });

  test('want operation, test and table line together', async () => {
    const folder = temporaryFolder({
      ...sound,
      [`${services}/sqs/index.ts`]:
        "export const sqs = { id: 'sqs', operations: { SendMessage: 1, PurgeQueue: 2, ListQueues: 3 } };",
      [`${services}/sqs/operations/purge-queue.ts`]: 'export const purge = 1;',
      [`${services}/sqs/operations/tag-queue.ts`]: 'export const tagQueue = 1;',
      [`${services}/sqs/operations/untag-queue.test.ts`]: '',
    });
    expect(findLooseOperations(await loadCatalog(folder))).toEqual([
      'sqs/operations/purge-queue.ts has no test beside it',
      'sqs/operations/purge-queue.ts does not export purgeQueue',
      'sqs/operations/tag-queue.ts has no test beside it',
      'sqs/operations/tag-queue.ts is not in the operations of sqs/index.ts',
      'sqs/operations/untag-queue.test.ts tests no file of its name',
      'sqs lists ListQueues, but operations/ has no file of its name',
    ]);
  });

  test.each([
    'utils.ts',
    'sqs-helpers.ts',
    'common/queue.ts',
    'queue-v2.ts',
    'legacy.ts',
    'queue-legacy.ts',
    'misc.test.ts',
  ])('refuse the name %s', (name) => {
    expect(findEmptyNames(temporaryFolder({ [`packages/cloud/src/${name}`]: '' }))).toHaveLength(1);
  });

  test.each([
    'rpc-v2-cbor.ts',
    'dynamodb/domain/legacy/legacy-condition.ts',
    'services/s3/operations/list-objects-v2.ts',
    'services/s3/operations/list-objects-v2.test.ts',
    'sesv2/index.ts',
    'commonality.ts',
    'queue.ts',
  ])('allow the name %s', (name) => {
    expect(findEmptyNames(temporaryFolder({ [`packages/cloud/src/${name}`]: '' }))).toEqual([]);
  });

  test('refuse sources that say they are unfinished', () => {
    const marker = ['// TO', 'DO later'].join('');
    expect(
      findUnfinishedSources(
        temporaryFolder({ 'packages/cloud/src/a.ts': marker, 'packages/cloud/src/b.ts': '// done' }),
      ),
    ).toEqual(['packages/cloud/src/a.ts']);
  });

  test('refuse tests that nothing runs', () => {
    const folder = temporaryFolder({
      'packages/a/package.json': { name: 'a' },
      'packages/a/src/a.test.ts': '',
      'packages/b/package.json': { name: 'b' },
      'packages/b/src/b.test.ts': '',
      'packages/b/vitest.config.ts': '',
      'examples/c/package.json': { name: 'c', scripts: { 'test:junit': 'pytest --junitxml=$JUNIT_FILE' } },
      'examples/c/src/c.test.ts': '',
      'examples/d/package.json': { name: 'd' },
    });
    expect(findUnrunTests(folder)).toEqual(['packages/a']);
  });
});
