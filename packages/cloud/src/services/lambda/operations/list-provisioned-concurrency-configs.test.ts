import { expect, test } from 'vitest';
import { arnOf, createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('versions and aliases are listed page by page', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '2' });
  for (const Qualifier of ['live', '1'])
    await rig.call('PutProvisionedConcurrencyConfig', {
      FunctionName: 'f',
      Qualifier,
      ProvisionedConcurrentExecutions: 1,
    });
  await rig.settle();
  const list = (more: object) => rig.call('ListProvisionedConcurrencyConfigs', { FunctionName: 'f', ...more });
  const first = await list({ MaxItems: 1 });
  expect(first).toMatchObject({
    ProvisionedConcurrencyConfigs: [{ FunctionArn: `${arnOf('f')}:1`, Status: 'READY' }],
  });
  const second = await list({ Marker: first['NextMarker'] });
  expect(second).toMatchObject({ ProvisionedConcurrencyConfigs: [{ FunctionArn: `${arnOf('f')}:live` }] });
  expect(second['NextMarker']).toBeUndefined();
  expect(await refusal(list({ FunctionName: 'g' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('g')}`,
  );
});
