import { scheduleArn } from '../domain/resource-names.ts';
import { getSchedule, removeStoredSchedule } from '../domain/schedules.ts';
import type { SchedulerOperation } from '../state.ts';

/** A schedule that is not there cannot be deleted. */
export const deleteSchedule: SchedulerOperation<'DeleteSchedule'> = (input, context) => {
  const schedule = getSchedule(context.state, input.GroupName, input.Name);
  removeStoredSchedule(context, schedule);
  context.access({ resource: scheduleArn(context, schedule.groupName, schedule.name), kind: 'write' });
  return {};
};
