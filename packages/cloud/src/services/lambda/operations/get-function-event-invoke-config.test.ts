import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('a configuration is described, or missed by its ARN', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const get = () => rig.call('GetFunctionEventInvokeConfig', { FunctionName: 'f' });
  expect(await refusal(get())).toBe(
    `404 ResourceNotFoundException: The function ${arnOf('f')}:$LATEST doesn't have an EventInvokeConfig`,
  );
  await rig.call('PutFunctionEventInvokeConfig', { FunctionName: 'f', MaximumRetryAttempts: 1 });
  expect(await get()).toMatchObject({ MaximumRetryAttempts: 1, LastModified: new Date(Date.UTC(2026, 0, 1)) });
});
