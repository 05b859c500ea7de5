import { formatGroup } from '../domain/format-group.ts';
import { listGroups } from '../domain/groups.ts';
import { listPage } from '../domain/list-page.ts';
import type { SchedulerOperation } from '../state.ts';

/** Groups by name. */
export const listScheduleGroups: SchedulerOperation<'ListScheduleGroups'> = (input, context) => {
  const wanted = listGroups(context.state).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
  const { items, nextToken } = listPage(wanted, ({ name }) => name, input);
  return { ScheduleGroups: items.map((group) => formatGroup(context, group)), NextToken: nextToken };
};
