import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

const setUp = async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } });
  return rig;
};

test('an address can be deleted once', async () => {
  const rig = await setUp();
  await rig.call('DeleteFunctionUrlConfig', { FunctionName: 'f' });
  expect(rig.state().urlIds.size).toBe(0);
  expect(await refusal(rig.call('DeleteFunctionUrlConfig', { FunctionName: 'f' }))).toMatch(
    /The resource you requested does not exist\.$/,
  );
});
