import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('a configuration can be deleted once', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PutFunctionEventInvokeConfig', { FunctionName: 'f', MaximumRetryAttempts: 1 });
  await rig.call('DeleteFunctionEventInvokeConfig', { FunctionName: 'f' });
  expect(await refusal(rig.call('DeleteFunctionEventInvokeConfig', { FunctionName: 'f' }))).toMatch(
    /doesn't have an EventInvokeConfig$/,
  );
});
