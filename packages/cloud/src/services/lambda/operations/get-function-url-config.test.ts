import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

const setUp = async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } });
  return rig;
};

test('an address is described, or does not exist', async () => {
  const rig = await setUp();
  expect(await rig.call('GetFunctionUrlConfig', { FunctionName: 'f' })).toMatchObject({
    AuthType: 'NONE',
    Cors: { AllowOrigins: ['*'] },
  });
  expect(await refusal(rig.call('GetFunctionUrlConfig', { FunctionName: 'g' }))).toBe(
    '404 ResourceNotFoundException: The resource you requested does not exist.',
  );
});
