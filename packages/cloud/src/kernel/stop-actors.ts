import { awsError } from './aws-error.ts';
import type { Gate } from './gate.ts';
import type { RunningTasks } from './running-tasks.ts';
import type { TransientTimers } from './transient-timers.ts';
import type { Waiters } from './waiters.ts';

/** Ends everything that is under way: tasks are dropped, requests that wait or are parked are refused. */
export function stopActors(
  {
    tasks,
    waiters,
    gate,
    timers,
  }: {
    readonly tasks: RunningTasks;
    readonly waiters: Waiters;
    readonly gate: Gate;
    readonly timers: TransientTimers;
  },
  reason: string,
): void {
  const refusal = (): Error =>
    awsError('RequestAbortedException', `The request was given up: ${reason}.`, { status: 503 });
  tasks.dropAll(reason);
  for (const waiter of waiters.all()) {
    waiters.remove(waiter);
    waiter.step.reject?.(refusal());
  }
  for (const step of gate.parked.slice()) {
    gate.withdraw(step);
    step.reject?.(refusal());
  }
  timers.clear();
}
