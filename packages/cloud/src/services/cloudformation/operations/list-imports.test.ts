import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const base = (name: string): string =>
  `Resources: { A: { Type: Test::Things::Thing, Properties: { Name: ${name} } } }
Outputs: { O: { Value: !Ref A, Export: { Name: shared } } }`;
const user = 'Resources: { U: { Type: Test::Things::Thing, Properties: { Link: !ImportValue shared } } }';

test('the stacks that import an export are listed', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('base', base('a'));
  await cloud.deploy('user', user);
  expect((await cloud.call('ListImports', { ExportName: 'shared' })).Imports).toStrictEqual(['user']);
});

test('an export that nobody imports is refused', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('base', base('a'));
  await expect(cloud.call('ListImports', { ExportName: 'shared' })).rejects.toMatchObject({
    message: "Export 'shared' is not imported by any stack.",
  });
});
