import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('what there is gets counted', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('GetAccountSummary', {})).toMatchObject({
    SummaryMap: {
      Roles: 1,
      Users: 1,
      Groups: 1,
      Policies: 1,
      InstanceProfiles: 1,
      PolicyVersionsInUse: 1,
      AccessKeysPerUserQuota: 2,
    },
  });
});
