import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test("tags are added and replaced, by the group's ARN in either form", async () => {
  const cloud = await createLogsCloud();
  await cloud.call('TagResource', { resourceArn: GROUP_ARN, tags: { a: '1', b: '2' } });
  await cloud.call('TagResource', { resourceArn: `${GROUP_ARN}:*`, tags: { b: '3' } });
  expect(await cloud.call('ListTagsLogGroup', { logGroupName: GROUP })).toEqual({ tags: { a: '1', b: '3' } });
  await expect(cloud.call('TagResource', { resourceArn: GROUP, tags: {} })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
