import type { Host } from './host.ts';

/** Counts everything that happens, so that waiting for "something" needs no polling. */
export class Activity {
  readonly #host: Host;
  #listeners: (() => void)[] = [];
  count = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Something happened: a step, a completion, a timer of a task, a report of its agent. */
  signal(): void {
    this.count += 1;
    if (this.#listeners.length === 0) return;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  /** Resolves true at the next signal, false after `timeoutMs` of real time. */
  next(timeoutMs: number, keepAlive = true): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#host.setTimer(timeoutMs, () => {
        this.#listeners = this.#listeners.filter((listener) => listener !== onSignal);
        resolve(false);
      }, { keepAlive });
      const onSignal = (): void => {
        cancel();
        resolve(true);
      };
      this.#listeners.push(onSignal);
    });
  }
}
