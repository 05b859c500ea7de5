import type { Actor } from './actor.ts';

/** A task that has been started. */
export interface Task {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly service: string;
  readonly account: string;
  readonly region: string;
  /** The actor on whose behalf its requests are made. */
  readonly actor: Actor;
}

/** What a running task is doing; `settle()` and the scheduler decide on it. */
export interface TaskActivity {
  /** Parked virtual timers of the task's code. */
  readonly virtualTimers: number;
  /** Requests that its code has started and of which the response has not reached it yet. */
  readonly openRequests: number;
  /** What the cloud cannot see into, by name: `TCP 10.0.0.1:5432`, `fs`, `computing`. */
  readonly foreign: readonly string[];
}

/** Runs a kind of task. It lives outside the kernel: it may be asynchronous and touch the machine. */
export interface TaskDriver {
  /** Resolves with the outcome that the service's `completions` handler gets. Must not reject. */
  run(task: Task): Promise<unknown>;
  cancel(task: Task, reason: string): void;
  activity(task: Task): TaskActivity;
  /** The outcome of a task that ended with the process or the world it ran in. */
  lostOutcome(task: Task): unknown;
}
