import type { FiringPayload, InvocationPayload, SchedulerContext } from '../state.ts';
import { scheduleArn } from './resource-names.ts';
import { armSchedule, removeStoredSchedule } from './schedules.ts';

/** Calls the target, now or somewhere in the flexible window, and puts the next firing on the timeline. */
export function fireSchedule({ groupName, name, scheduledMs }: FiringPayload, context: SchedulerContext): void {
  const { state, clock, ids, random } = context;
  const schedule = state.schedules.get([groupName, name]);
  if (schedule === undefined) return;
  const hasNext = armSchedule(context, schedule, clock.now());
  const windowMs = schedule.window.Mode === 'FLEXIBLE' ? (schedule.window.MaximumWindowInMinutes ?? 0) * 60_000 : 0;
  const executionId = ids.lowerAlphanumeric(16);
  const delayMs = random.integer(windowMs + 1);
  const payload: InvocationPayload = {
    scheduleArn: scheduleArn(context, groupName, name),
    target: schedule.target,
    scheduledMs,
    executionId,
    notificationId: ids.uuid(),
    startedAt: clock.now() + delayMs,
    retryAttempts: 0,
  };
  context.later({ kind: 'invocation', key: executionId, delayMs, payload });
  if (!hasNext && schedule.actionAfterCompletion === 'DELETE') removeStoredSchedule(context, schedule);
}
