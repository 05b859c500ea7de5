import { expect, test } from 'vitest';
import { createLambdaRig } from '../lambda.fixture.ts';

const setUp = async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } });
  return rig;
};

test('what is left out stays, and the address too', async () => {
  const rig = await setUp();
  const before = await rig.call('GetFunctionUrlConfig', { FunctionName: 'f' });
  expect(await rig.call('UpdateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'AWS_IAM' })).toMatchObject({
    FunctionUrl: before['FunctionUrl'],
    AuthType: 'AWS_IAM',
    Cors: { AllowOrigins: ['*'] },
  });
});
