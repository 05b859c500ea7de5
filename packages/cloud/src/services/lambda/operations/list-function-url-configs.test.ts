import { expect, test } from 'vitest';
import { arnOf, createRigWithUrl } from '../lambda.fixture.ts';

test('addresses of a function and its aliases are listed', async () => {
  const rig = await createRigWithUrl();
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', Qualifier: 'live', AuthType: 'NONE' });
  const { FunctionUrlConfigs: urls } = await rig.call<{ FunctionUrlConfigs: { FunctionArn: string }[] }>(
    'ListFunctionUrlConfigs',
    { FunctionName: 'f' },
  );
  expect(urls.map(({ FunctionArn }) => FunctionArn)).toEqual([arnOf('f'), `${arnOf('f')}:live`]);
});
