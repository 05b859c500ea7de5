import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const base = (name: string): string =>
  `Resources: { A: { Type: Test::Things::Thing, Properties: { Name: ${name} } } }
Outputs: { O: { Value: !Ref A, Export: { Name: shared } } }`;
const user = 'Resources: { U: { Type: Test::Things::Thing, Properties: { Link: !ImportValue shared } } }';

test('exports are listed with the stack they are from', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('base', base('a'));
  expect((await cloud.call('ListExports', {})).Exports).toStrictEqual([
    { Name: 'shared', Value: 'a', ExportingStackId: id },
  ]);
});

test('a name that is exported already fails the second stack', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('base', base('a'));
  await cloud.deploy('other', base('b'));
  expect(await cloud.events('other')).toContain(
    'other ROLLBACK_IN_PROGRESS Export with name shared is already exported by stack base. Rollback requested by user.',
  );
});

test('an export in use cannot change', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('base', base('a'));
  await cloud.deploy('user', user);
  await cloud.redeploy('base', base('b'));
  expect(await cloud.status('base')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await cloud.events('base')).toContain(
    'base UPDATE_ROLLBACK_IN_PROGRESS Cannot update export shared as it is in use by user. ',
  );
});

test('an import of what nobody exports fails the stack', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('user', user);
  expect(await cloud.events('user')).toContain('U CREATE_FAILED No export named shared found.');
});
