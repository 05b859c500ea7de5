import { expect, test } from 'vitest';
import { createLambdaRig } from '../lambda.fixture.ts';

test('limits and usage are counted', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 10 });
  expect(await rig.call('GetAccountSettings')).toMatchObject({
    AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 990 },
    AccountUsage: { FunctionCount: 1, TotalCodeSize: 0 },
  });
});
