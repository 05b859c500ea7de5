import type { GetScheduleOutput, ScheduleSummary } from '@aws-sdk/client-scheduler';
import type { SchedulerContext, StoredSchedule } from '../state.ts';
import { scheduleArn } from './resource-names.ts';

/** A schedule as GetSchedule shows it. */
export function formatSchedule(context: SchedulerContext, schedule: StoredSchedule): GetScheduleOutput {
  return {
    Arn: scheduleArn(context, schedule.groupName, schedule.name),
    GroupName: schedule.groupName,
    Name: schedule.name,
    ScheduleExpression: schedule.expression,
    ScheduleExpressionTimezone: schedule.timeZone,
    StartDate: schedule.startMs === undefined ? undefined : new Date(schedule.startMs),
    EndDate: schedule.endMs === undefined ? undefined : new Date(schedule.endMs),
    Description: schedule.description,
    State: schedule.state,
    KmsKeyArn: schedule.kmsKeyArn,
    Target: withDefaults(schedule),
    FlexibleTimeWindow: schedule.window,
    ActionAfterCompletion: schedule.actionAfterCompletion,
    CreationDate: new Date(schedule.createdAt),
    LastModificationDate: new Date(schedule.modifiedAt),
  };
}

/** AWS: the retry policy is always shown. Source: EventBridge Scheduler API reference, GetSchedule. */
function withDefaults({ target }: StoredSchedule): GetScheduleOutput['Target'] {
  const { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 } = target.RetryPolicy ?? {};
  return { ...target, RetryPolicy: { MaximumEventAgeInSeconds, MaximumRetryAttempts } };
}

/** A schedule as ListSchedules shows it. */
export function formatScheduleSummary(context: SchedulerContext, schedule: StoredSchedule): ScheduleSummary {
  return {
    Arn: scheduleArn(context, schedule.groupName, schedule.name),
    Name: schedule.name,
    GroupName: schedule.groupName,
    State: schedule.state,
    CreationDate: new Date(schedule.createdAt),
    LastModificationDate: new Date(schedule.modifiedAt),
    Target: { Arn: schedule.target.Arn },
  };
}
