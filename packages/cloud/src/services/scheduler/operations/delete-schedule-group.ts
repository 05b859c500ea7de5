import { getGroup } from '../domain/groups.ts';
import { DEFAULT_GROUP, groupArn } from '../domain/resource-names.ts';
import { removeStoredSchedule, schedulesOf } from '../domain/schedules.ts';
import { validationError } from '../errors.ts';
import type { SchedulerOperation } from '../state.ts';

/** The schedules of a group go with it. */
export const deleteScheduleGroup: SchedulerOperation<'DeleteScheduleGroup'> = (input, context) => {
  const { state } = context;
  // AWS: the default group cannot be deleted. Source: EventBridge Scheduler user guide, "Managing a schedule group" (the words are ours).
  if (input.Name === DEFAULT_GROUP) throw validationError('The default schedule group cannot be deleted.');
  const group = getGroup(state, input.Name);
  for (const schedule of schedulesOf(state, group.name)) removeStoredSchedule(context, schedule);
  state.groups.delete(group.name);
  context.access({ resource: groupArn(context, group.name), kind: 'write' });
  return {};
};
