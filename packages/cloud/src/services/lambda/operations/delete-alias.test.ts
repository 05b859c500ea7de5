import { expect, test } from 'vitest';
import { createRigWithVersions } from '../lambda.fixture.ts';

test('an alias goes with its URL, and deleting it again is no error', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '2' });
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', Qualifier: 'live', AuthType: 'NONE' });
  await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' });
  expect(await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' })).toEqual({});
  const { aliases, urls, urlIds } = rig.state();
  expect([aliases.size, urls.size, urlIds.size]).toEqual([0, 0, 0]);
});
