import { expect, test } from 'vitest';
import { createTestCloud } from '../event-delivery/test-cloud.ts';
import { scheduler } from './index.ts';
import { TARGET } from './schedule-fixture.ts';

const properties = {
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: '5' },
  Target: { Arn: TARGET, RoleArn: 'arn:aws:iam::000000000000:role/r', RetryPolicy: { MaximumRetryAttempts: '2' } },
  StartDate: '2026-12-01T00:00:00Z',
};

test('a schedule is made, moved to another group and deleted', async () => {
  const cloud = await createTestCloud(scheduler);
  const created = await cloud.resource('AWS::Scheduler::Schedule', (type, request) => type.create(properties, request));
  expect(created).toEqual({
    physicalId: 'stack-Logical-X',
    attributes: { Arn: 'arn:aws:scheduler:eu-west-1:000000000000:schedule/default/stack-Logical-X' },
  });
  expect(await cloud.call('GetSchedule', { Name: 'stack-Logical-X' })).toMatchObject({
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    StartDate: new Date('2026-12-01T00:00:00Z'),
    Target: { RetryPolicy: { MaximumRetryAttempts: 2 } },
  });
  await cloud.resource('AWS::Scheduler::ScheduleGroup', (type, request) => type.create({ Name: 'g' }, request));
  const moved = { ...properties, GroupName: 'g', State: 'DISABLED' };
  await cloud.resource('AWS::Scheduler::Schedule', (type, request) =>
    type.update('stack-Logical-X', moved, properties, request),
  );
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [{ GroupName: 'g', State: 'DISABLED' }] });
  await cloud.resource('AWS::Scheduler::Schedule', (type, request) =>
    type.update('stack-Logical-X', { ...moved, State: 'ENABLED' }, moved, request),
  );
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [{ GroupName: 'g', State: 'ENABLED' }] });
  for (const _again of [1, 2])
    await cloud.resource('AWS::Scheduler::Schedule', (type) => type.delete('stack-Logical-X', moved));
  expect(await cloud.call('ListSchedules', {})).toMatchObject({ Schedules: [] });
});

test('a group takes the tags of the stack', async () => {
  const cloud = await createTestCloud(scheduler);
  const ResourceArn = 'arn:aws:scheduler:eu-west-1:000000000000:schedule-group/g';
  expect(
    await cloud.resource('AWS::Scheduler::ScheduleGroup', (type, request) => type.create({ Name: 'g' }, request)),
  ).toMatchObject({
    physicalId: 'g',
    attributes: { Arn: ResourceArn, State: 'ACTIVE' },
  });
  await cloud.resource('AWS::Scheduler::ScheduleGroup', (type, request) =>
    type.update('g', { Name: 'g', Tags: [{ Key: 'a', Value: 'b' }] }, {}, request),
  );
  expect(await cloud.call('ListTagsForResource', { ResourceArn })).toEqual({
    Tags: [
      { Key: 'aws:cloudformation:stack-name', Value: 'stack' },
      { Key: 'a', Value: 'b' },
    ],
  });
  await cloud.resource('AWS::Scheduler::ScheduleGroup', (type) => type.delete('g', {}));
  expect(await cloud.call('ListScheduleGroups', {})).toMatchObject({ ScheduleGroups: [{ Name: 'default' }] });
});
