import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('the resources of a stack are listed, removed ones no longer', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body.replace(' } } }', ' } }, B: { Type: Test::Things::Thing } }'));
  await cloud.redeploy('shop', body);
  const { StackResourceSummaries } = await cloud.call('ListStackResources', { StackName: 'shop' });
  expect(StackResourceSummaries).toStrictEqual([
    {
      LogicalResourceId: 'A',
      PhysicalResourceId: 'a',
      ResourceType: 'Test::Things::Thing',
      LastUpdatedTimestamp: new Date('2026-11-21T00:00:00Z'),
      ResourceStatus: 'CREATE_COMPLETE',
      ResourceStatusReason: undefined,
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    },
  ]);
});
