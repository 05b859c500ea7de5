import { nextFiring, parseScheduleExpression } from '../../schedule-expressions/index.ts';
import { scheduleNotFound } from '../errors.ts';
import type { FiringPayload, SchedulerContext, SchedulerState, StoredSchedule } from '../state.ts';
import { getGroup } from './groups.ts';
import { DEFAULT_GROUP } from './resource-names.ts';

export function getSchedule(state: SchedulerState, groupName: string | undefined, name: string): StoredSchedule {
  const group = getGroup(state, groupName ?? DEFAULT_GROUP);
  const schedule = state.schedules.get([group.name, name]);
  if (schedule === undefined) throw scheduleNotFound(name);
  return schedule;
}

/** Schedules of a group by name, or of all groups. */
export function schedulesOf(state: SchedulerState, groupName: string | undefined): readonly StoredSchedule[] {
  return [...state.schedules.values()].filter(
    (schedule) => groupName === undefined || schedule.groupName === groupName,
  );
}

const KIND = 'firing';

/** Stores a schedule and puts its next firing on the timeline. */
export function putStoredSchedule(context: SchedulerContext, schedule: StoredSchedule): void {
  context.state.schedules.set([schedule.groupName, schedule.name], schedule);
  const now = context.clock.now();
  // A rate without a start date fires at once when it begins to count.
  armSchedule(context, schedule, schedule.scheduledSince === now ? now - 1 : now);
}

/** Puts the first firing after an instant on the timeline; answers whether there is one. */
export function armSchedule(context: SchedulerContext, schedule: StoredSchedule, afterMs: number): boolean {
  const { groupName, name } = schedule;
  const key = `${groupName}/${name}`;
  const due = schedule.state === 'DISABLED' ? undefined : nextFiringOf(schedule, afterMs);
  if (due === undefined) {
    context.cancel(KIND, key);
    return false;
  }
  const payload: FiringPayload = { groupName, name, scheduledMs: due };
  context.later({ kind: KIND, key, due, payload, background: true });
  return true;
}

export function removeStoredSchedule(context: SchedulerContext, { groupName, name }: StoredSchedule): void {
  context.state.schedules.delete([groupName, name]);
  context.cancel(KIND, `${groupName}/${name}`);
}

/**
 * AWS: a rate counts from the start date, or else starts at once; a one-time schedule has no start and end.
 * Source: EventBridge Scheduler user guide, "Schedule types".
 */
function nextFiringOf(schedule: StoredSchedule, afterMs: number): number | undefined {
  const { timeZone, startMs, endMs, scheduledSince } = schedule;
  const expression = parseScheduleExpression(schedule.expression, 'scheduler');
  if (expression === undefined) return undefined;
  if (expression.kind === 'at') return nextFiring(expression, afterMs, { timeZone });
  return nextFiring(expression, afterMs, {
    timeZone,
    startMs: startMs ?? scheduledSince,
    ...(endMs !== undefined && { endMs }),
  });
}
