import { expect, test } from 'vitest';
import { createLambdaRig } from '../lambda.fixture.ts';

const setUp = async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 9 });
  await rig.call('PublishVersion', { FunctionName: 'f' });
  return rig;
};

test('aliases are listed by name, all or of one version', async () => {
  const rig = await setUp();
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
