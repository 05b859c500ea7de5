import { StoreMap } from './store-map.ts';

/** Who a timer belongs to: a running task's id, or a waiting request. */
export interface TransientTimer {
  readonly due: number;
  readonly owner: string;
  readonly fire: () => void;
}

/**
 * Timers of actors that are under way: a long poll's deadline, a `setTimeout` in a handler. They
 * hold closures, so they are no part of a snapshot; everything else that is due later is an
 * occurrence on the timeline.
 */
export class TransientTimers {
  readonly #timers = new StoreMap<readonly [number, number], TransientTimer>();
  #order = 0;

  /** Answers how to cancel. */
  start(timer: TransientTimer): () => boolean {
    this.#order += 1;
    const key = [timer.due, this.#order] as const;
    this.#timers.set(key, timer);
    return () => this.#timers.delete(key);
  }

  nextDue(): number | undefined {
    return this.#timers.first()?.[0][0];
  }

  takeDue(now: number): TransientTimer | undefined {
    const entry = this.#timers.first();
    if (!entry || entry[0][0] > now) return undefined;
    this.#timers.delete(entry[0]);
    return entry[1];
  }

  clear(): void {
    this.#timers.clear();
  }
}
