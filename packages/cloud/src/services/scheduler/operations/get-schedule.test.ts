import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { scheduler } from '../index.ts';
import { scheduleInput, TARGET } from '../schedule-fixture.ts';

test('a schedule is shown with its defaults', async () => {
  const cloud = await createTestCloud(scheduler);
  await cloud.call('CreateSchedule', scheduleInput({ StartDate: new Date('2026-12-01T00:00:00Z') }));
  expect(await cloud.call('GetSchedule', { Name: 's' })).toEqual({
    Arn: 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/s',
    GroupName: 'default',
    Name: 's',
    ScheduleExpression: 'rate(1 hour)',
    ScheduleExpressionTimezone: 'UTC',
    StartDate: new Date('2026-12-01T00:00:00Z'),
    EndDate: undefined,
    Description: undefined,
    State: 'ENABLED',
    KmsKeyArn: undefined,
    Target: {
      Arn: TARGET,
      RoleArn: 'arn:aws:iam::000000000000:role/r',
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
    },
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'NONE',
    CreationDate: new Date(cloud.now()),
    LastModificationDate: new Date(cloud.now()),
  });
  await expect(cloud.call('GetSchedule', { Name: 's', GroupName: 'g' })).rejects.toMatchObject({
    message: 'Schedule group g does not exist.',
  });
});
