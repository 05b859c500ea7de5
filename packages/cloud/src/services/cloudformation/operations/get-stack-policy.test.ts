import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('the policy that was set is answered', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body, { StackPolicyBody: '{"a":1}' });
  expect(await cloud.call('GetStackPolicy', { StackName: 'shop' })).toStrictEqual({ StackPolicyBody: '{"a":1}' });
  await cloud.call('SetStackPolicy', { StackName: 'shop', StackPolicyBody: '{"b":2}' });
  expect(await cloud.call('GetStackPolicy', { StackName: 'shop' })).toStrictEqual({ StackPolicyBody: '{"b":2}' });
});
