import { findGroup, readTagList } from '../domain/groups.ts';
import { groupArn } from '../domain/resource-names.ts';
import { scheduleGroupExists } from '../errors.ts';
import type { SchedulerOperation } from '../state.ts';

/** A new group; the same request again, known by its client token, answers the same. */
export const createScheduleGroup: SchedulerOperation<'CreateScheduleGroup'> = (input, context) => {
  const { state, clock } = context;
  const { Name: name, ClientToken } = input;
  const arn = groupArn(context, name);
  const existing = findGroup(state, name);
  if (existing !== undefined) {
    if (ClientToken !== undefined && existing.clientToken === ClientToken) return { ScheduleGroupArn: arn };
    throw scheduleGroupExists(name);
  }
  state.groups.set(name, {
    name,
    createdAt: clock.now(),
    tags: readTagList(input.Tags),
    ...(ClientToken !== undefined && { clientToken: ClientToken }),
  });
  context.access({ resource: arn, kind: 'write' });
  return { ScheduleGroupArn: arn };
};
