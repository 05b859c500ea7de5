import { expect, test } from 'vitest';
import { arnOf, createLambdaRig } from '../lambda.fixture.ts';

test('configurations of all qualifiers are listed', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  for (const Qualifier of ['$LATEST', '1'])
    await rig.call('PutFunctionEventInvokeConfig', { FunctionName: 'f', Qualifier, MaximumRetryAttempts: 1 });
  const { FunctionEventInvokeConfigs: configs } = await rig.call<{
    FunctionEventInvokeConfigs: { FunctionArn: string }[];
  }>('ListFunctionEventInvokeConfigs', { FunctionName: 'f' });
  expect(configs.map(({ FunctionArn }) => FunctionArn)).toEqual([`${arnOf('f')}:$LATEST`, `${arnOf('f')}:1`]);
});
