import { formatScheduleSummary } from '../domain/format-schedule.ts';
import { getGroup } from '../domain/groups.ts';
import { listPage } from '../domain/list-page.ts';
import { schedulesOf } from '../domain/schedules.ts';
import type { SchedulerOperation } from '../state.ts';

/** Schedules by group and name. */
export const listSchedules: SchedulerOperation<'ListSchedules'> = (input, context) => {
  const { GroupName, NamePrefix = '', State } = input;
  if (GroupName !== undefined) getGroup(context.state, GroupName);
  const wanted = schedulesOf(context.state, GroupName).filter(
    ({ name, state }) => name.startsWith(NamePrefix) && (State === undefined || state === State),
  );
  // Below every character of a name, so that the order is that of the group, then of the name.
  const sortKey = ({ groupName, name }: { groupName: string; name: string }): string => `${groupName}\u0000${name}`;
  const { items, nextToken } = listPage(wanted, sortKey, input);
  return { Schedules: items.map((schedule) => formatScheduleSummary(context, schedule)), NextToken: nextToken };
};
