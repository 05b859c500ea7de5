import type { Activity } from './activity.ts';
import type { Host } from './host.ts';
import type { RunningTasks } from './running-tasks.ts';
import { skyrigError } from './skyrig-error.ts';
import type { Task } from './task.ts';
import type { Gate } from './gate.ts';
import type { Waiters } from './waiters.ts';

/** Real time after which a task that does nothing anyone can see counts as blocked. */
const STUCK_MS = 250;
/** Looks at a task in that time: on a busy machine the time may pass without anybody having had a turn. */
const STUCK_LOOKS = 10;
/** Real time after which a busy task is looked at again although nothing was signalled. */
const LOOK_MS = 2;
/** Turns of the event loop without a signal that count as quiet. Proof comes from counting; turns only let microtasks run. */
const QUIET_TURNS = 2;

/** Real time after which what an actor waits for in the real world is worth naming. */
const UNCONTROLLED_MS = 5;
/** Work of the rig's own, or of the processor: it has no order of its own. */
const OWN_WORK = /^(computing|bundling|loading)/;

/** Waits that were found to be needless in a row, after which the event loop gets a turn all the same. */
const SKIPS_PER_TURN = 256;

export interface QuiescenceParts {
  readonly activity: Activity;
  readonly host: Host;
  readonly tasks: RunningTasks;
  readonly waiters: Waiters;
  readonly gate: () => Gate;
  /** Whether an occurrence is due. */
  readonly hasDue: () => boolean;
}

/** Knows by counting when no actor can go on by itself, and can always say who is outstanding. */
export class Quiescence {
  readonly #parts: QuiescenceParts;
  /** `activity.told` when every actor was last found blocked. */
  #toldAtRest = -1;
  #skips = 0;
  readonly #uncontrolled = new Map<string, number>();

  constructor(parts: QuiescenceParts) {
    this.#parts = parts;
  }

  /** A task is blocked when all it waits for lies in the cloud's hands. */
  isBlocked(task: Task): boolean {
    const { tasks, waiters, gate } = this.#parts;
    const { virtualTimers, openRequests, foreign } = tasks.activity(task);
    if (foreign.length > 0) return false;
    const waiting = waiters.countOf(task.id) + gate().parkedOf(task.id);
    return openRequests <= waiting && (virtualTimers > 0 || waiting > 0);
  }

  /** Resolves when every running task is blocked and nothing has happened for a few turns. */
  async actorsBlocked(deadlineMs: number): Promise<void> {
    const { activity, host, tasks } = this.#parts;
    let quietTurns = 0;
    let seen = activity.count;
    let idleSince = host.now();
    let looks = 0;
    for (;;) {
      await host.turn();
      looks += 1;
      if (activity.count !== seen) {
        seen = activity.count;
        quietTurns = 0;
        idleSince = host.now();
        looks = 0;
        if (idleSince >= deadlineMs) throw this.timeoutError('Settling took too long');
        continue;
      }
      const busy = tasks.list().filter((task) => !this.isBlocked(task));
      if (busy.length === 0) {
        quietTurns += 1;
        if (quietTurns >= QUIET_TURNS) {
          this.#toldAtRest = activity.told;
          return;
        }
        continue;
      }
      quietTurns = 0;
      const now = host.now();
      const visiblyBusy = busy.some((task) => tasks.activity(task).foreign.length > 0);
      if (!visiblyBusy && looks >= STUCK_LOOKS && now - idleSince >= STUCK_MS) {
        for (const task of busy) this.noteUncontrolled(task, ['waits for something that cannot be seen']);
        return;
      }
      if (now >= deadlineMs) throw this.timeoutError('Settling took too long');
      if (now - idleSince >= UNCONTROLLED_MS) {
        for (const task of busy) this.noteUncontrolled(task, tasks.activity(task).foreign);
      }
      // Whoever comes to rest signals it; a look now and then is for what does not.
      if (looks > 1)
        await activity.next(now - idleSince > LOOK_MS ? Math.min(20, Math.max(1, deadlineMs - now)) : LOOK_MS);
    }
  }

  /** What actors did that the cloud neither sees nor orders, in words, and how often it had to wait for it. */
  get uncontrolled(): ReadonlyMap<string, number> {
    return this.#uncontrolled;
  }

  forgetUncontrolled(): void {
    this.#uncontrolled.clear();
  }

  /** Adds to {@link uncontrolled} what a task did. */
  noteUncontrolled(task: Task, reasons: readonly string[]): void {
    for (const reason of reasons) {
      if (OWN_WORK.test(reason)) continue;
      const what = `${task.name}: ${reason}`;
      this.#uncontrolled.set(what, (this.#uncontrolled.get(what) ?? 0) + 1);
    }
  }

  /** As `actorsBlocked`, and nothing is due or parked either. */
  async quiet(deadlineMs: number): Promise<void> {
    for (;;) {
      this.#parts.gate().flush();
      // Until a strategy has decided everything, nothing is gained by looking at every step.
      if (this.#parts.gate().isDeciding) await this.#gateAtRest(deadlineMs);
      await this.actorsBlocked(deadlineMs);
      if (!this.#parts.hasDue() && this.#parts.gate().parked.length === 0) return;
      if (this.#parts.host.now() >= deadlineMs) throw this.timeoutError('Settling took too long');
    }
  }

  #gateAtRest(deadlineMs: number): Promise<void> {
    const { gate, host } = this.#parts;
    return new Promise((resolve) => {
      const cancel = host.setTimer(Math.max(0, deadlineMs - host.now()), resolve);
      gate().onceAtRest(() => {
        cancel();
        resolve();
      });
    });
  }

  /**
   * As `quiet`, where only the kernel has acted since it was quiet last. While nobody was told anything, nobody has to
   * be waited for: what is due happens at once, without a turn of the event loop.
   */
  async quietAgain(deadlineMs: number): Promise<void> {
    const { activity, gate, hasDue, host, tasks } = this.#parts;
    gate().flush();
    const resting = gate().mode === 'live' && tasks.size === 0 && activity.told === this.#toldAtRest;
    if (!resting || hasDue()) return this.quiet(deadlineMs);
    this.#skips += 1;
    if (this.#skips % SKIPS_PER_TURN === 0) await host.turn();
  }

  /** Everyone who still has something to do, in words. */
  outstanding(): string[] {
    const { tasks, waiters, gate } = this.#parts;
    const lines = tasks.list().map((task) => {
      const { virtualTimers, openRequests, foreign } = tasks.activity(task);
      const doing = [
        ...(openRequests > 0 ? [`${openRequests} open request(s)`] : []),
        ...(virtualTimers > 0 ? [`${virtualTimers} timer(s)`] : []),
        ...foreign,
      ];
      return `${task.name} (${task.id}) is running: ${doing.join(', ') || 'waits for a promise nobody can see into'}`;
    });
    for (const { step } of waiters.all()) lines.push(`${step.actor.name} waits in ${step.service}:${step.operation}`);
    for (const step of gate().parked)
      lines.push(`${step.actor.name} is parked before ${step.service}:${step.operation}`);
    return lines;
  }

  timeoutError(what: string): Error {
    const who = this.outstanding();
    return skyrigError(
      'SETTLE_TIMEOUT',
      `${what}. Still outstanding:\n${who.map((line) => `  - ${line}`).join('\n') || '  - nothing that can be named'}\n` +
        'Give settle a larger timeoutMs if this is real work, or look at what the function waits for.',
    );
  }
}
