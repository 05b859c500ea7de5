import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('a rule goes only without targets; deleting it again succeeds', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["a"]}' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: 'arn:aws:sqs:eu-west-1:000000000000:q' }] });
  await expect(cloud.call('DeleteRule', { Name: 'r' })).rejects.toMatchObject({
    code: 'ValidationException',
    message: "Rule can't be deleted since it has targets.",
  });
  await cloud.call('RemoveTargets', { Rule: 'r', Ids: ['1'] });
  await cloud.call('DeleteRule', { Name: 'r' });
  await cloud.call('DeleteRule', { Name: 'r' });
  await expect(cloud.call('DescribeRule', { Name: 'r' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});
