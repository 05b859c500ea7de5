import { expect, test } from 'vitest';
import { createRigWithVersions, refusal } from '../lambda.fixture.ts';

test.each([
  ['1', '404 ProvisionedConcurrencyConfigNotFoundException: No Provisioned Concurrency Config found for this function'],
  [
    '$LATEST',
    '400 InvalidParameterValueException: The function resource provided must be an alias or a published version.',
  ],
])('%s has none', async (Qualifier, expected) => {
  const rig = await createRigWithVersions();
  expect(await refusal(rig.call('GetProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier }))).toBe(expected);
});

test('an alias is found by its ARN', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  const named = { FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:f:live', Qualifier: 'live' };
  await rig.call('PutProvisionedConcurrencyConfig', { ...named, ProvisionedConcurrentExecutions: 4 });
  expect(await rig.call('GetProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: 'live' })).toMatchObject({
    RequestedProvisionedConcurrentExecutions: 4,
  });
});
