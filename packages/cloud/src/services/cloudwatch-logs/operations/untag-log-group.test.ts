import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test("tags are taken off by the group's name", async () => {
  const cloud = await createLogsCloud();
  await cloud.call('TagResource', { resourceArn: GROUP_ARN, tags: { a: '1', b: '2' } });
  await cloud.call('UntagLogGroup', { logGroupName: GROUP, tags: ['b'] });
  expect(await cloud.call('ListTagsLogGroup', { logGroupName: GROUP })).toEqual({ tags: { a: '1' } });
});
