import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('statements join to a policy; the same id replaces', async () => {
  const cloud = await createTestCloud(eventbridge);
  const put = (Principal: string, rest: object = {}) =>
    cloud.call('PutPermission', { Action: 'events:PutEvents', Principal, StatementId: 's', ...rest });
  await put('111111111111');
  await put('*', { Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' } });
  const { Policy } = await cloud.call('DescribeEventBus', {});
  expect(JSON.parse(String(Policy))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 's',
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
  });
});

test('a whole policy replaces the statements', async () => {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutPermission', { Policy: '{"Version":"2012-10-17","Statement":[{"Sid":"x"}]}' });
  expect((await cloud.call('DescribeEventBus', {}))['Policy']).toBe(
    '{"Version":"2012-10-17","Statement":[{"Sid":"x"}]}',
  );
  await expect(cloud.call('PutPermission', { Policy: '{' })).rejects.toMatchObject({ code: 'ValidationException' });
  await expect(
    cloud.call('PutPermission', { Action: 'events:PutRule', Principal: '*', StatementId: 's' }),
  ).rejects.toMatchObject({
    message: "Provided value in parameter 'action' is not supported.",
  });
});
