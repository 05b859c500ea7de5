import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test("tags are added by the group's name, fifty at most", async () => {
  const cloud = await createLogsCloud();
  await cloud.call('TagLogGroup', { logGroupName: GROUP, tags: { a: '1' } });
  expect(await cloud.call('ListTagsForResource', { resourceArn: GROUP_ARN })).toEqual({ tags: { a: '1' } });
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'v']));
  await expect(cloud.call('TagLogGroup', { logGroupName: GROUP, tags })).rejects.toMatchObject({
    code: 'TooManyTagsException',
  });
});
