import { expect, test } from 'vitest';
import { createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('environments are given up, and doing so again is no error', async () => {
  const rig = await createRigWithVersions();
  const version = { FunctionName: 'f', Qualifier: '1' };
  await rig.call('PutProvisionedConcurrencyConfig', { ...version, ProvisionedConcurrentExecutions: 4 });
  expect(await rig.call('DeleteProvisionedConcurrencyConfig', version)).toEqual({});
  await rig.settle();
  expect(rig.state().provisioned.size).toBe(0);
  expect(await rig.call('DeleteProvisionedConcurrencyConfig', version)).toEqual({});
  const latest = { FunctionName: 'f', Qualifier: '$LATEST' };
  expect(await refusal(rig.call('DeleteProvisionedConcurrencyConfig', latest))).toMatch(
    /must be an alias or a published version\.$/,
  );
});
