import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('a policy must be given', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body);
  await expect(cloud.call('SetStackPolicy', { StackName: 'shop' })).rejects.toMatchObject({
    message: 'You must specify either the StackPolicyBody or the StackPolicyURL parameter.',
  });
});
