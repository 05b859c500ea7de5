import { expect, test } from 'vitest';
import { createLambdaRig, createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('reserving leaves the account a hundred', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.define('g', () => null);
  const put = (FunctionName: string, ReservedConcurrentExecutions: number) =>
    rig.call('PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
  expect(await put('f', 800)).toEqual({ ReservedConcurrentExecutions: 800 });
  expect(await put('f', 900)).toEqual({ ReservedConcurrentExecutions: 900 });
  expect(await refusal(put('g', 1))).toBe(
    "400 InvalidParameterValueException: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  );
  expect(await refusal(put('f:1', 1))).toMatch(/This operation is permitted on Lambda functions only\./);
});

test('no less is reserved than versions and aliases have provisioned', async () => {
  const rig = await createRigWithVersions();
  await rig.call('PutProvisionedConcurrencyConfig', {
    FunctionName: 'f',
    Qualifier: '1',
    ProvisionedConcurrentExecutions: 3,
  });
  const put = (ReservedConcurrentExecutions: number) =>
    rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions });
  expect(await refusal(put(2))).toMatch(
    /^400 InvalidParameterValueException: .*total provisioned concurrency \[3\]\.$/,
  );
  expect(await put(900)).toEqual({ ReservedConcurrentExecutions: 900 });
});
