import type { Step } from './step.ts';
import type { Wait } from './wait.ts';

/** A request whose operation could not answer yet. */
export interface Waiter {
  readonly step: Step;
  readonly wait: Wait<unknown>;
  readonly since: number;
  cancelDeadline: () => void;
}

/** The requests that wait, by the keys that wake them, first come first served. */
export class Waiters {
  readonly #byKey = new Map<string, Set<Waiter>>();
  readonly #all = new Set<Waiter>();

  add(waiter: Waiter): void {
    this.#all.add(waiter);
    for (const key of waiter.wait.on) {
      const set = this.#byKey.get(key) ?? new Set();
      set.add(waiter);
      this.#byKey.set(key, set);
    }
  }

  /** Answers false when it was not waiting any more. */
  remove(waiter: Waiter): boolean {
    if (!this.#all.delete(waiter)) return false;
    waiter.cancelDeadline();
    for (const key of waiter.wait.on) {
      const set = this.#byKey.get(key);
      set?.delete(waiter);
      if (set?.size === 0) this.#byKey.delete(key);
    }
    return true;
  }

  on(key: string): readonly Waiter[] {
    return [...(this.#byKey.get(key) ?? [])];
  }

  all(): readonly Waiter[] {
    return [...this.#all];
  }

  /** How many requests of an actor wait. */
  countOf(actorId: string): number {
    let count = 0;
    for (const waiter of this.#all) if (waiter.step.actor.id === actorId) count += 1;
    return count;
  }

  get size(): number {
    return this.#all.size;
  }
}
