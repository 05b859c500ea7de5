import { formatGroup } from '../domain/format-group.ts';
import { getGroup } from '../domain/groups.ts';
import type { SchedulerOperation } from '../state.ts';

/** One group. */
export const getScheduleGroup: SchedulerOperation<'GetScheduleGroup'> = (input, context) =>
  formatGroup(context, getGroup(context.state, input.Name));
