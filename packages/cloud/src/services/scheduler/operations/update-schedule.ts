import { scheduleArn } from '../domain/resource-names.ts';
import { readSettings } from '../domain/schedule-settings.ts';
import { getSchedule, putStoredSchedule } from '../domain/schedules.ts';
import type { SchedulerOperation } from '../state.ts';

/** Everything that is left out gets its default again; a rate that stays the same goes on counting as before. */
export const updateSchedule: SchedulerOperation<'UpdateSchedule'> = (input, context) => {
  const settings = readSettings(input, context.clock.now());
  const previous = getSchedule(context.state, input.GroupName, input.Name);
  const { name, groupName, createdAt } = previous;
  const isSameTiming = previous.expression === settings.expression && previous.startMs === settings.startMs;
  const scheduledSince = isSameTiming ? previous.scheduledSince : settings.scheduledSince;
  putStoredSchedule(context, { ...settings, name, groupName, createdAt, scheduledSince });
  const arn = scheduleArn(context, groupName, name);
  context.access({ resource: arn, kind: 'write' });
  return { ScheduleArn: arn };
};
