import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('a function without reserved concurrency answers none', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(
    (await rig.call('GetFunctionConcurrency', { FunctionName: 'f' }))['ReservedConcurrentExecutions'],
  ).toBeUndefined();
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 2 });
  expect(await rig.call('GetFunctionConcurrency', { FunctionName: 'f' })).toEqual({ ReservedConcurrentExecutions: 2 });
  expect(await refusal(rig.call('GetFunctionConcurrency', { FunctionName: 'g' }))).toMatch(/^404 /);
});
