import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

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
