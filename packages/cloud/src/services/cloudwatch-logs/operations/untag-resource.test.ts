import { expect, test } from 'vitest';
import { createLogsCloud, GROUP, GROUP_ARN } from '../test-support/logs-cloud.ts';

test('tags are taken off; one that is not there does no harm', async () => {
  const cloud = await createLogsCloud();
  await cloud.call('TagResource', { resourceArn: GROUP_ARN, tags: { a: '1', b: '2' } });
  await cloud.call('UntagResource', { resourceArn: GROUP_ARN, tagKeys: ['a', 'z'] });
  expect(await cloud.call('ListTagsForResource', { resourceArn: GROUP_ARN })).toEqual({ tags: { b: '2' } });
  expect(await cloud.call('ListTagsLogGroup', { logGroupName: GROUP })).toEqual({ tags: { b: '2' } });
});
