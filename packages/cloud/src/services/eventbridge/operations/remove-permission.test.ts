import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('takes one statement or all away', async () => {
  const cloud = await createTestCloud(eventbridge);
  for (const StatementId of ['a', 'b', 'c'])
    await cloud.call('PutPermission', { Action: 'events:PutEvents', Principal: '*', StatementId });
  await cloud.call('RemovePermission', { StatementId: 'a' });
  await expect(cloud.call('RemovePermission', { StatementId: 'a' })).rejects.toMatchObject({
    message: 'Statement with the provided id does not exist.',
  });
  await cloud.call('RemovePermission', { RemoveAllPermissions: true });
  expect(await cloud.call('DescribeEventBus', {})).toMatchObject({ Policy: undefined });
  await expect(cloud.call('RemovePermission', { StatementId: 'b' })).rejects.toMatchObject({
    message: 'EventBus does not have a policy.',
  });
});
