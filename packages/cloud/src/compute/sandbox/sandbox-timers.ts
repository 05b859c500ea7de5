import type { TimerHandle } from '../types.ts';
import { real } from './real.ts';

/** What the code holds of a timer; as far as code uses it, Node's `Timeout`. */
export interface SandboxTimer {
  ref(): SandboxTimer;
  unref(): SandboxTimer;
  hasRef(): boolean;
  refresh(): SandboxTimer;
  close(): SandboxTimer;
  [Symbol.toPrimitive](): number;
  [Symbol.dispose](): void;
}

interface Pending {
  readonly id: number;
  readonly timer: SandboxTimer;
  readonly callback: () => void;
  readonly delayMs: number;
  readonly repeats: boolean;
  dueMs: number;
}

export interface TimerHost {
  now(): number;
  startTimer(delayMs: number, fire: () => void): TimerHandle;
  /** The code is about to be given something to act upon. */
  touch(): void;
  /** Runs a callback of the code, in its scope; must not throw. */
  run(callback: () => void): void;
}

/**
 * The timers of one environment, on the cloud's clock. Only the earliest is parked with the host, when the code has
 * had its turn: timers that live for a moment (every SDK request has some) cost nothing. Frozen between invocations.
 */
export class SandboxTimers {
  readonly #host: TimerHost;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #parked: { readonly dueMs: number; readonly handle: TimerHandle } | undefined;
  #frozen = false;

  constructor(host: TimerHost) {
    this.#host = host;
  }

  get count(): number {
    return this.#pending.size;
  }

  /** Delays of what holds the event loop (is not `unref`ed), in the order of creation. */
  holdingDelays(): readonly number[] {
    return [...this.#pending.values()].filter(({ timer }) => timer.hasRef()).map(({ delayMs }) => delayMs);
  }

  add(callback: () => void, delay: unknown, repeats: boolean): SandboxTimer {
    const asked = Number(delay);
    // Node.js makes every delay below 1 ms and above 2^31-1 ms one of 1 ms; on a clock that moves only when told, that is "as soon as possible".
    const delayMs = asked >= 1 && asked <= 0x7fffffff ? Math.trunc(asked) : repeats ? 1 : 0;
    const id = (this.#lastId += 1);
    let hasRef = true;
    const timer: SandboxTimer = {
      ref: () => ((hasRef = true), timer),
      unref: () => ((hasRef = false), timer),
      hasRef: () => hasRef,
      refresh: () => {
        pending.dueMs = this.#host.now() + delayMs;
        this.#pending.set(id, pending);
        return timer;
      },
      close: () => (this.clear(timer), timer),
      [Symbol.toPrimitive]: () => id,
      [Symbol.dispose]: () => this.clear(timer),
    };
    const pending: Pending = { id, timer, callback, delayMs, repeats, dueMs: this.#host.now() + delayMs };
    this.#pending.set(id, pending);
    return timer;
  }

  /** Whether the timer was one of these. */
  clear(timer: unknown): boolean {
    const id = Number(timer);
    return Number.isNaN(id) ? false : this.#pending.delete(id);
  }

  /** Parks the earliest timer with the host; called when the code has had its turn. */
  park(): void {
    if (this.#frozen) return;
    let earliest = Infinity;
    for (const timer of this.#pending.values()) earliest = Math.min(earliest, timer.dueMs);
    if (this.#parked?.dueMs === earliest) return;
    this.#unpark();
    if (earliest === Infinity) return;
    this.#parked = {
      dueMs: earliest,
      handle: this.#host.startTimer(Math.max(0, earliest - this.#host.now()), () => {
        this.#parked = undefined;
        this.#host.touch();
        real.setImmediate(() => this.#runDue(earliest));
      }),
    };
  }

  freeze(): void {
    this.#frozen = true;
    this.#unpark();
  }

  thaw(): void {
    this.#frozen = false;
  }

  clearAll(): void {
    this.#pending.clear();
    this.#unpark();
  }

  #unpark(): void {
    this.#parked?.handle.cancel();
    this.#parked = undefined;
  }

  #runDue(upTo: number): void {
    if (this.#frozen) return;
    const now = Math.max(upTo, this.#host.now());
    const due = [...this.#pending.values()].filter((timer) => timer.dueMs <= now);
    due.sort((a, b) => a.dueMs - b.dueMs || a.id - b.id);
    for (const timer of due) {
      if (!this.#pending.has(timer.id)) continue;
      if (timer.repeats) timer.dueMs = now + timer.delayMs;
      else this.#pending.delete(timer.id);
      this.#host.run(timer.callback);
    }
  }
}
