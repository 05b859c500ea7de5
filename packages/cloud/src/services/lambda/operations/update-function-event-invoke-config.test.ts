import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('what is left out stays', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const update = (more: object) => rig.call('UpdateFunctionEventInvokeConfig', { FunctionName: 'f', ...more });
  expect(await refusal(update({ MaximumRetryAttempts: 1 }))).toBe(
    `404 ResourceNotFoundException: The function ${arnOf('f')}:$LATEST doesn't have an EventInvokeConfig`,
  );
  await rig.call('PutFunctionEventInvokeConfig', { FunctionName: 'f', MaximumRetryAttempts: 1 });
  expect(await update({ MaximumEventAgeInSeconds: 90 })).toMatchObject({
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 90,
  });
});
