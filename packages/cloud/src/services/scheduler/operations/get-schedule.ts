import { formatSchedule } from '../domain/format-schedule.ts';
import { getSchedule as findSchedule } from '../domain/schedules.ts';
import type { SchedulerOperation } from '../state.ts';

/** One schedule with all its settings. */
export const getSchedule: SchedulerOperation<'GetSchedule'> = (input, context) =>
  formatSchedule(context, findSchedule(context.state, input.GroupName, input.Name));
