import { expect, test } from 'vitest';
import { createRigWithUrl, refusal } from '../lambda.fixture.ts';

test('an address is described, or does not exist', async () => {
  const rig = await createRigWithUrl();
  expect(await rig.call('GetFunctionUrlConfig', { FunctionName: 'f' })).toMatchObject({
    AuthType: 'NONE',
    Cors: { AllowOrigins: ['*'] },
  });
  expect(await refusal(rig.call('GetFunctionUrlConfig', { FunctionName: 'g' }))).toBe(
    '404 ResourceNotFoundException: The resource you requested does not exist.',
  );
});
