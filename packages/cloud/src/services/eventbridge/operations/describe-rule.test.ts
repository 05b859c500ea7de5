import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('a rule is described with its bus and creator', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', {
    Name: 'r',
    EventPattern: '{"source":["a"]}',
    Description: 'd',
    RoleArn: 'arn:aws:iam::000000000000:role/x',
  });
  expect(await cloud.call('DescribeRule', { Name: 'r' })).toEqual({
    Name: 'r',
    Arn: 'arn:aws:events:eu-west-1:000000000000:rule/r',
    EventPattern: '{"source":["a"]}',
    ScheduleExpression: undefined,
    State: 'ENABLED',
    Description: 'd',
    RoleArn: 'arn:aws:iam::000000000000:role/x',
    EventBusName: 'default',
    CreatedBy: '000000000000',
  });
});

test('an unknown rule is named with its bus', async () => {
  const cloud = await createTestCloud(eventbridge);
  await expect(cloud.call('DescribeRule', { Name: 'nope' })).rejects.toMatchObject({
    message: 'Rule nope does not exist on EventBus default.',
  });
});
