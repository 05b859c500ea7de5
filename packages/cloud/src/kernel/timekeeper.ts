import type { Kernel } from './kernel.ts';
import { isSkyrigError, skyrigError } from './skyrig-error.ts';

export interface SettleOptions {
  /**
   * Also move the clock over retries, delays, back-off and visibility timeouts until none is left.
   * Recurring schedules and housekeeping (TTL, retention) fire in passing but are not waited for.
   * @defaultValue false
   */
  readonly leap?: boolean;
  /** How far `leap` may move the clock, ms. @defaultValue 14 days */
  readonly horizonMs?: number;
  /** Real time after which settling gives up and says who is outstanding, ms. @defaultValue 10000 */
  readonly timeoutMs?: number;
}

/** What happened while settling. */
export interface SettleReport {
  readonly steps: number;
  readonly invocations: number;
  /** Cloud time that passed, ms. */
  readonly elapsedMs: number;
}

const FORTNIGHT_MS = 14 * 24 * 3600 * 1000;
/** Real quiet time after which the clock leaps for an actor that is blocked on time. */
const IDLE_MS = 4;

/** Moves the clock: by `advance`, by `settle`, or by an idle leap when every actor is blocked on time. */
export class Timekeeper<P extends object> {
  readonly #kernel: Kernel<P>;
  #busy = 0;
  #stopped = false;

  constructor(kernel: Kernel<P>) {
    this.#kernel = kernel;
    if (kernel.clock.mode === 'virtual') void this.#idleLeaps();
  }

  stop(): void {
    this.#stopped = true;
    this.#kernel.activity.signal();
  }

  /** Lets everything happen that is to happen now; with `leap`, later too. Throws what went wrong in the background. */
  async settle(options: SettleOptions = {}): Promise<SettleReport> {
    const kernel = this.#kernel;
    const { leap = false, horizonMs = FORTNIGHT_MS, timeoutMs = 10_000 } = options;
    const deadline = kernel.host.now() + timeoutMs;
    const started = { at: kernel.clock.now(), seq: kernel.lastSeq };
    const settling = this.#exclusively(async () => {
      await kernel.quiescence.quiet(deadline);
      for (;;) {
        this.#throwBug();
        const next = this.#nextReason(leap);
        if (next === undefined) {
          if (kernel.tasks.size === 0) return;
          throw kernel.quiescence.timeoutError('Nothing is left that could wake what is still running');
        }
        if (next > started.at + horizonMs) {
          throw skyrigError(
            'SETTLE_HORIZON',
            `settle({ leap: true }) would have to move the clock by more than ${horizonMs} ms: ${this.#describeNext()}. ` +
              'If that is meant, give a larger horizonMs.',
          );
        }
        await this.#moveTo(next, deadline);
        await kernel.quiescence.quietAgain(deadline);
      }
    });
    await settling.catch((error: unknown) => {
      throw this.#withBusiest(error, started.seq);
    });
    kernel.acquaintance.settled(kernel.lastSeq);
    const steps = kernel.trace.since(started.seq + 1);
    return {
      steps: steps.length,
      invocations: steps.filter(({ kind }) => kind === 'completion').length,
      elapsedMs: kernel.clock.now() - started.at,
    };
  }

  /** Moves the clock ahead; everything due on the way happens in order, and finishes before the clock goes on. */
  async advance(ms: number, timeoutMs = 30_000): Promise<void> {
    if (!(Number.isFinite(ms) && ms >= 0)) {
      throw skyrigError(
        'CLOCK',
        `The clock cannot be advanced by ${String(ms)} ms: give a number of milliseconds from 0.`,
      );
    }
    await this.advanceTo(this.#kernel.clock.now() + ms, timeoutMs);
  }

  /** As {@link advance}, to an instant. */
  async advanceTo(instantMs: number, timeoutMs = 30_000): Promise<void> {
    const now = this.#kernel.clock.now();
    if (!(Number.isFinite(instantMs) && instantMs >= now)) {
      throw skyrigError(
        'CLOCK',
        `The clock stands at ${new Date(now).toISOString()} and cannot move back to ${String(instantMs)}. ` +
          'Create the cloud with an earlier startTime, or rewind to a snapshot.',
      );
    }
    const deadline = this.#kernel.host.now() + timeoutMs;
    await this.#exclusively(() => this.#advanceQuietly(instantMs, deadline));
    this.#kernel.acquaintance.settled(this.#kernel.lastSeq);
    this.#throwBug();
  }

  async #advanceQuietly(instantMs: number, deadline: number): Promise<void> {
    await this.#kernel.quiescence.quiet(deadline);
    await this.#moveTo(instantMs, deadline);
  }

  /** From where everything is quiet. */
  async #moveTo(instantMs: number, deadline: number): Promise<void> {
    const kernel = this.#kernel;
    for (let due = kernel.nextDue(); due !== undefined && due <= instantMs; due = kernel.nextDue()) {
      kernel.clock.moveTo(due);
      kernel.fireTimers();
      kernel.activity.signal();
      await kernel.quiescence.quietAgain(deadline);
    }
    kernel.clock.moveTo(instantMs);
    kernel.activity.signal();
  }

  /** The next instant somebody waits for: an actor under way, or with `leap` a foreground occurrence. */
  #nextReason(leap: boolean): number | undefined {
    const { timers, timeline, tasks } = this.#kernel;
    const timer = tasks.size > 0 ? timers.nextDue() : undefined;
    // A running task without a timer of its own can still be ended by its time-out, an occurrence.
    const occurrence = leap || (tasks.size > 0 && timer === undefined) ? timeline.nextForegroundDue() : undefined;
    if (timer === undefined) return occurrence;
    return occurrence === undefined ? timer : Math.min(timer, occurrence);
  }

  /** Adds who was invoked most while settling took too long: a loop shows itself so. */
  #withBusiest(error: unknown, sinceSeq: number): unknown {
    if (!isSkyrigError(error) || error.code !== 'ERR_SKYRIG_SETTLE_TIMEOUT') return error;
    const counts = new Map<string, number>();
    for (const { kind, actor } of this.#kernel.trace.since(sinceSeq + 1)) {
      if (kind === 'completion') counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1);
    }
    const busiest = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
    if (busiest.length > 0) {
      const named = busiest.map(([name, count]) => `${name} ${count} times`).join(', ');
      error.message += `\nMeanwhile these were invoked most: ${named}. A function that feeds its own trigger never settles.`;
    }
    return error;
  }

  #describeNext(): string {
    const next = this.#kernel.timeline.list().find((item) => !item.background);
    return next
      ? `${next.service} has ${next.kind} (${next.key}) due at ${new Date(next.due).toISOString()}`
      : 'an actor sleeps longer';
  }

  #throwBug(): void {
    const bug = this.#kernel.bugs.shift();
    if (bug) throw bug instanceof Error ? bug : new Error('Something that is no error was thrown', { cause: bug });
  }

  async #exclusively(work: () => Promise<void>): Promise<void> {
    this.#busy += 1;
    try {
      await work();
    } finally {
      this.#busy -= 1;
      this.#kernel.activity.signal();
    }
  }

  /** While someone waits on the cloud's time and nothing else can happen, the clock leaps to the next due thing. */
  async #idleLeaps(): Promise<void> {
    const kernel = this.#kernel;
    while (!this.#stopped) {
      const someoneWaits = (): boolean => this.#busy === 0 && kernel.timers.nextDue() !== undefined;
      await kernel.activity.until(() => this.#stopped || someoneWaits());
      if ((await kernel.activity.next(IDLE_MS)) || this.#busy > 0 || this.#stopped) continue;
      // A controlled gate is about to let something through, and may go on so for longer than a leap waits for quiet.
      if (kernel.gate.parked.length > 0) continue;
      const due = kernel.timers.nextDue();
      if (due === undefined || kernel.tasks.list().some((task) => !kernel.quiescence.isBlocked(task))) continue;
      await this.#exclusively(() => this.#advanceQuietly(due, kernel.host.now() + 30_000)).catch((error: unknown) => {
        kernel.bugs.push(error);
      });
    }
  }
}
