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

test('an alias goes with its URL, and deleting it again is no error', async () => {
  const rig = await setUp();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '2' });
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', Qualifier: 'live', AuthType: 'NONE' });
  await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' });
  expect(await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' })).toEqual({});
  const { aliases, urls, urlIds } = rig.state();
  expect([aliases.size, urls.size, urlIds.size]).toEqual([0, 0, 0]);
});
