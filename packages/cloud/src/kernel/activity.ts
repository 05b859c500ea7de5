import type { Host } from './host.ts';

/** Counts everything that happens, so that waiting for "something" needs no polling. */
export class Activity {
  readonly #host: Host;
  #listeners: (() => void)[] = [];
  #watcher: { readonly holds: () => boolean; readonly resolve: () => void } | undefined;
  count = 0;
  /** How often someone outside the kernel was told something to act upon: an answer, or that time is up. */
  told = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Someone outside the kernel was told something. */
  tell(): void {
    this.told += 1;
  }

  /** Something happened: a step, a completion, a timer of a task, a report of its agent. */
  signal(): void {
    this.count += 1;
    if (this.#watcher?.holds() === true) {
      this.#watcher.resolve();
      this.#watcher = undefined;
    }
    if (this.#listeners.length === 0) return;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  /** Resolves at the first signal at which something is the case, or now; one caller at a time. Signals stay cheap until then. */
  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#watcher = { holds, resolve };
    });
  }

  /** Resolves true at the next signal, false after `timeoutMs` of real time. */
  next(timeoutMs: number, keepAlive = true): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#host.setTimer(
        timeoutMs,
        () => {
          this.#listeners = this.#listeners.filter((listener) => listener !== onSignal);
          resolve(false);
        },
        { keepAlive },
      );
      const onSignal = (): void => {
        cancel();
        resolve(true);
      };
      this.#listeners.push(onSignal);
    });
  }
}
