import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test("a group's tags are told by its ARN", async () => {
  const cloud = await createLogsCloud();
  expect(await cloud.call('ListTagsForResource', { resourceArn: GROUP_ARN })).toEqual({ tags: {} });
  await cloud.call('TagLogGroup', { logGroupName: GROUP, tags: { a: '1' } });
  expect(await cloud.call('ListTagsForResource', { resourceArn: GROUP_ARN })).toEqual({ tags: { a: '1' } });
  await expect(cloud.call('ListTagsForResource', { resourceArn: `${GROUP_ARN}-no` })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: 'The specified resource does not exist.',
  });
});
