import { expect, test } from 'vitest';
import { createRigWithVersions } from '../lambda.fixture.ts';

test('aliases are listed by name, all or of one version', async () => {
  const rig = await createRigWithVersions();
  for (const [Name, FunctionVersion] of [
    ['c', '1'],
    ['a', '1'],
    ['b', '2'],
  ]) {
    await rig.call('CreateAlias', { FunctionName: 'f', Name, FunctionVersion });
  }
  const names = async (more: object) =>
    (await rig.call<{ Aliases: { Name: string }[] }>('ListAliases', { FunctionName: 'f', ...more })).Aliases.map(
      ({ Name }) => Name,
    );
  expect(await names({})).toEqual(['a', 'b', 'c']);
  expect(await names({ FunctionVersion: '1' })).toEqual(['a', 'c']);
  expect(await names({ MaxItems: 1, Marker: 'a' })).toEqual(['b']);
});
