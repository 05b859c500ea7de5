import type { Actor } from './actor.ts';
import { awsError, type AwsError } from './aws-error.ts';
import { faultError, type ActiveFault, type Faults } from './fault.ts';
import { childIdentity } from './identity.ts';
import type { RunningTasks } from './running-tasks.ts';
import type { AnyService } from './registry.ts';
import type { Step } from './step.ts';
import type { RequestedTask, StepResult, StepRunner } from './step-runner.ts';
import type { StoreMap } from './store-map.ts';
import type { Task } from './task.ts';
import type { TransientTimers } from './transient-timers.ts';
import { isWait, waitFor, type Wait } from './wait.ts';
import type { Waiter, Waiters } from './waiters.ts';
import type { Context } from './context.ts';
import { cloneState, type Cell } from './world.ts';

export interface ExecutorParts<P> {
  readonly runner: StepRunner;
  readonly running: () => StoreMap<string, Task>;
  readonly faults: Faults;
  readonly tasks: RunningTasks;
  readonly timers: TransientTimers;
  readonly waiters: Waiters;
  readonly clock: { now(): number };
  readonly findService: (id: string) => AnyService<P> | undefined;
  readonly cellOf: (service: AnyService<P>, account: string, region: string) => Cell;
  readonly context: (service: string, account: string, region: string) => Context<object, P>;
  readonly admit: (step: Step) => void;
  readonly armRealTimer: () => void;
  readonly signal: () => void;
  /** Keeps every state; answers how to make them what they were, save for the number of the last step. */
  readonly keepWorld: () => () => void;
  /** Called before the step's answer reaches anyone. */
  readonly afterStep: () => void;
  readonly onBug: (error: unknown) => void;
  /** An actor has ended. */
  readonly forgetActor: (actorId: string) => void;
}

/** Carries a step out: with the fault that applies to it, and with what follows from it (waiting, waking, tasks). */
export class Executor<P> {
  readonly #parts: ExecutorParts<P>;
  /** State of a cell before its last write, while a `stale` rule is in force. */
  readonly #previous = new Map<Cell, object>();

  constructor(parts: ExecutorParts<P>) {
    this.#parts = parts;
  }

  execute(step: Step): void {
    const { faults, signal } = this.#parts;
    const fault = step.kind === 'resumption' ? undefined : faults.find(step);
    if (fault) this.#executeFaulty(step, fault);
    else this.#run(step);
    this.#parts.afterStep();
    signal();
  }

  /** Withdraws a waiting request whose client has gone. */
  withdraw(step: Step): void {
    const { waiters } = this.#parts;
    for (const waiter of waiters.all()) if (waiter.step.resolve === step.resolve) waiters.remove(waiter);
  }

  forgetPast(): void {
    this.#previous.clear();
  }

  /** Tells the services of tasks that were under way when this world was saved. */
  reportLostTasks(): void {
    // Admitting a completion takes the task off the list.
    for (const task of Array.from(this.#parts.running().values())) {
      this.#parts.admit(this.#completion(task, this.#parts.tasks.lostOutcome(task)));
    }
  }

  #executeFaulty(step: Step, fault: ActiveFault): void {
    const { effect } = fault.rule;
    if ('fail' in effect) {
      const error = faultError(effect.fail);
      const fail = (): never => {
        throw error;
      };
      this.#run({ ...step, run: fail }, fault);
    } else if ('answer' in effect) {
      this.#run({ ...step, run: () => effect.answer }, fault);
    } else if ('hang' in effect) {
      const never = (): Wait<unknown> => waitFor({ on: [], retry: never, expired: never });
      this.#run({ ...step, run: never }, fault);
    } else if ('redeliver' in effect) {
      this.#run(step.redeliver ? { ...step, run: step.redeliver } : step, fault);
    } else if ('delayMs' in effect) {
      this.#postpone(step, fault, effect.delayMs);
    } else if ('duplicate' in effect) {
      const { resolve: _resolve, reject: _reject, ...silent } = step;
      this.#run(silent, fault);
      this.#run(step);
    } else if ('loseResponse' in effect) {
      this.#run(step, fault, awsError('InternalServerError', 'Injected fault: the response was lost', { status: 500 }));
    } else if ('stale' in effect) {
      this.#runStale(step, fault);
    } else if ('discard' in effect) {
      this.#runInVain(step, fault);
    } else if ('rewrite' in effect) {
      const { rewrite, reply = (answer: unknown) => answer } = effect;
      const input = rewrite(step.input);
      const run = (): unknown => {
        const answer = step.runWith?.(input);
        return isWait(answer) ? answer : reply(answer, step.input);
      };
      this.#run({ ...step, input, run }, fault);
    } else {
      this.#run(step, fault);
      this.#parts.tasks.kill(step.actor.id, `fault ${fault.name}`);
    }
  }

  #runStale(step: Step, fault: ActiveFault): void {
    const cell = this.#cell(step);
    const older = cell && this.#previous.get(cell);
    // AWS: only reads that do not ask for consistency may be stale.
    const consistent = (step.input as { ConsistentRead?: boolean } | undefined)?.ConsistentRead === true;
    if (!cell || !older || consistent) {
      this.#run(step);
      return;
    }
    const present = cell.state;
    cell.state = cloneState(older);
    const result = this.#run(step, fault);
    // Only reads can be stale; a write that a rule was aimed at by mistake is not lost.
    if (!result.wrote) cell.state = present;
  }

  /** Until its time has come, the actor waits as for an answer. */
  #postpone(step: Step, fault: ActiveFault, delayMs: number): void {
    const { waiters, timers, clock, armRealTimer, afterStep } = this.#parts;
    const nothing = (): undefined => undefined;
    const wait = waitFor<unknown>({ on: [], retry: nothing, expired: nothing });
    const waiter: Waiter = { step, wait, since: clock.now(), cancelDeadline: () => {} };
    waiters.add(waiter);
    const fire = (): void => {
      if (!waiters.remove(waiter)) return;
      this.#run(step, fault);
      afterStep();
    };
    const cancel = timers.start({ owner: step.actor.id, due: clock.now() + delayMs, fire });
    waiter.cancelDeadline = () => void cancel();
    armRealTimer();
  }

  /** What it starts and wakes is undone with what it changes; a step that has to wait waits as it would. */
  #runInVain(step: Step, fault: ActiveFault): void {
    const restore = this.#parts.keepWorld();
    const result = this.#parts.runner.run(step, fault);
    restore();
    if (result.wait) this.#park(step, result.wait);
  }

  #run(step: Step, fault?: ActiveFault, lost?: AwsError): StepResult {
    const cell = this.#staleIsWanted(step) ? this.#cell(step) : undefined;
    const before = cell && cloneState(cell.state);
    const result = this.#parts.runner.run(step, fault, lost);
    if (cell && before && result.wrote) this.#previous.set(cell, before);
    if (result.wait && !lost) this.#park(step, result.wait);
    for (const task of result.tasks) this.#startTask(task, result.seq);
    for (const key of result.wokenKeys) {
      for (const waiter of this.#parts.waiters.on(key)) this.#resume(waiter, waiter.wait.retry, result.seq);
    }
    return result;
  }

  #staleIsWanted(step: Step): boolean {
    return this.#parts.faults
      .list()
      .some(({ rule }) => 'stale' in rule.effect && (rule.match.service ?? step.service) === step.service);
  }

  #cell(step: Step): Cell | undefined {
    const service = this.#parts.findService(step.service);
    return service && this.#parts.cellOf(service, step.account, step.region);
  }

  #park(step: Step, wait: NonNullable<StepResult['wait']>): void {
    const { waiters, timers, clock, armRealTimer } = this.#parts;
    const waiter: Waiter = { step, wait, since: clock.now(), cancelDeadline: () => {} };
    waiters.add(waiter);
    if (wait.untilMs === undefined) return;
    const fire = (): void => this.#resume(waiter, wait.expired);
    const cancel = timers.start({ owner: step.actor.id, due: wait.untilMs, fire });
    waiter.cancelDeadline = () => void cancel();
    armRealTimer();
  }

  /** `wokenBy` is the step that woke it; a deadline has none. */
  #resume(waiter: Waiter, run: () => unknown, wokenBy?: number): void {
    if (!this.#parts.waiters.remove(waiter)) return;
    const { step } = waiter;
    const causes = wokenBy === undefined ? step.causes : [...step.causes, wokenBy];
    this.#parts.admit({ ...step, kind: 'resumption', causes, run });
  }

  #startTask({ service, cell, request, identity }: RequestedTask, cause: number): void {
    const { kind, id, name, payload } = request;
    const { account, region } = cell;
    const actor: Actor = { kind: 'invocation', id, name, identity, cause };
    const task: Task = { kind, id, name, payload, service, account, region, actor };
    this.#parts.running().set(id, task);
    const done = (finished: Task, outcome: unknown): void => this.#parts.admit(this.#completion(finished, outcome));
    this.#parts.tasks.start(task, done, this.#parts.onBug);
    this.#parts.signal();
  }

  #completion(task: Task, outcome: unknown): Step {
    const { service, account, region, kind, actor } = task;
    const end = (table: 'completions' | 'redeliveries') => (): void => {
      this.#parts.running().delete(task.id);
      this.#parts.forgetActor(task.id);
      const handler = this.#parts.findService(service)?.[table]?.[kind];
      if (!handler) throw new Error(`${service} has no entry in ${table} for tasks of kind ${kind}`);
      handler(outcome as never, this.#parts.context(service, account, region) as never, task);
    };
    return {
      kind: 'completion',
      actor,
      service,
      operation: kind,
      account,
      region,
      causes: actor.cause === undefined ? [] : [actor.cause],
      identity: childIdentity(actor.identity, 'end'),
      run: end('completions'),
      redeliver: end('redeliveries'),
    };
  }
}
