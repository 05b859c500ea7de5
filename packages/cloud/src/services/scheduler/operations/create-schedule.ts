import { getGroup } from '../domain/groups.ts';
import { DEFAULT_GROUP, scheduleArn } from '../domain/resource-names.ts';
import { readSettings } from '../domain/schedule-settings.ts';
import { putStoredSchedule } from '../domain/schedules.ts';
import { scheduleExists } from '../errors.ts';
import type { SchedulerOperation } from '../state.ts';

/** A new schedule; the same request again, known by its client token, answers the same. */
export const createSchedule: SchedulerOperation<'CreateSchedule'> = (input, context) => {
  const { state, clock } = context;
  const { Name: name, ClientToken, GroupName = DEFAULT_GROUP } = input;
  const settings = readSettings(input, clock.now());
  const group = getGroup(state, GroupName);
  const arn = scheduleArn(context, group.name, name);
  const existing = state.schedules.get([group.name, name]);
  if (existing !== undefined) {
    if (ClientToken !== undefined && existing.clientToken === ClientToken) return { ScheduleArn: arn };
    throw scheduleExists(name);
  }
  putStoredSchedule(context, {
    ...settings,
    name,
    groupName: group.name,
    createdAt: clock.now(),
    ...(ClientToken !== undefined && { clientToken: ClientToken }),
  });
  context.access({ resource: arn, kind: 'write' });
  return { ScheduleArn: arn };
};
