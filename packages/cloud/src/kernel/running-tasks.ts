import type { Task, TaskActivity, TaskDriver } from './task.ts';

interface Running {
  readonly task: Task;
  readonly driver: TaskDriver;
}

/** Work under way outside the kernel. */
export class RunningTasks {
  readonly #running = new Map<string, Running>();
  readonly #drivers = new Map<string, TaskDriver>();

  /** Names who runs tasks of a kind. */
  register(kind: string, driver: TaskDriver): void {
    this.#drivers.set(kind, driver);
  }

  /** Starts a task; `done` is called with its outcome unless it is dropped before. */
  start(task: Task, done: (task: Task, outcome: unknown) => void, failed: (error: unknown) => void): void {
    const driver = this.#drivers.get(task.kind);
    if (!driver) {
      failed(new Error(`No driver runs tasks of kind ${task.kind}`));
      return;
    }
    const running = { task, driver };
    this.#running.set(task.id, running);
    void this.#finish(running, done, failed);
  }

  async #finish(
    running: Running,
    done: (task: Task, outcome: unknown) => void,
    failed: (error: unknown) => void,
  ): Promise<void> {
    const { task, driver } = running;
    try {
      const outcome = await driver.run(task);
      if (this.#running.get(task.id) !== running) return;
      this.#running.delete(task.id);
      done(task, outcome);
    } catch (error) {
      failed(error);
    }
  }

  /** Stops a task and forgets it: its completion will not come. */
  drop(id: string, reason: string): boolean {
    const running = this.#running.get(id);
    if (!running) return false;
    this.#running.delete(id);
    running.driver.cancel(running.task, reason);
    return true;
  }

  /** Stops a task the hard way; its driver still reports how it ended. */
  kill(id: string, reason: string): boolean {
    const running = this.#running.get(id);
    if (!running) return false;
    running.driver.cancel(running.task, reason);
    return true;
  }

  dropAll(reason: string): void {
    for (const { id } of this.list()) this.drop(id, reason);
  }

  /** How a task that was under way in another life of this world ended. */
  lostOutcome(task: Task): unknown {
    return this.#drivers.get(task.kind)?.lostOutcome(task);
  }

  list(): readonly Task[] {
    return [...this.#running.values()].map(({ task }) => task);
  }

  activity(task: Task): TaskActivity {
    const running = this.#running.get(task.id);
    return running?.driver.activity(running.task) ?? { virtualTimers: 0, openRequests: 0, foreign: [] };
  }

  get size(): number {
    return this.#running.size;
  }
}
