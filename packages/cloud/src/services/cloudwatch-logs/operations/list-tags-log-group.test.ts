import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test("a group's tags are told by its name", async () => {
  const cloud = await createLogsCloud();
  await cloud.call('TagResource', { resourceArn: GROUP_ARN, tags: { a: '1' } });
  expect(await cloud.call('ListTagsLogGroup', { logGroupName: GROUP })).toEqual({ tags: { a: '1' } });
  await expect(cloud.call('ListTagsLogGroup', { logGroupName: 'no' })).rejects.toMatchObject({
    message: 'The specified log group does not exist.',
  });
});
