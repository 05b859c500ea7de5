import { expect, test } from 'vitest';
import { createRigWithUrl } from '../lambda.fixture.ts';

test('what is left out stays, and the address too', async () => {
  const rig = await createRigWithUrl();
  const before = await rig.call('GetFunctionUrlConfig', { FunctionName: 'f' });
  expect(await rig.call('UpdateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'AWS_IAM' })).toMatchObject({
    FunctionUrl: before['FunctionUrl'],
    AuthType: 'AWS_IAM',
    Cors: { AllowOrigins: ['*'] },
  });
});
