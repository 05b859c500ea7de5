import { real } from './real.ts';

/** How long a port may be held before it is taken for one that stays, like a worker's own. */
const portMs = 60_000;

/** Whether modules are loaded by hooks in a thread of their own, as with `--import tsx`. */
export function hasLoaderThread(
  options: readonly string[] = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(' ')],
): boolean {
  return options.some((option) => /^--(import|loader|experimental-loader)(=|$)/.test(option));
}

/**
 * Tells by this thread's message ports when a module is being loaded in another thread: one more of them is held for
 * as long as that takes, and nothing else shows it.
 */
export class LoaderWatch {
  readonly #hasLoader: boolean;
  readonly #now: () => number;
  #restingPorts = Number.POSITIVE_INFINITY;
  #heldSince: number | undefined;

  constructor(hasLoader: boolean, now: () => number = real.now) {
    this.#hasLoader = hasLoader;
    this.#now = now;
  }

  /** Whether more ports are held than while nothing loads. */
  isLoading(ports: number): boolean {
    if (!this.#hasLoader) return false;
    this.#restingPorts = Math.min(this.#restingPorts, ports);
    if (ports === this.#restingPorts) {
      this.#heldSince = undefined;
      return false;
    }
    this.#heldSince ??= this.#now();
    if (this.#now() - this.#heldSince < portMs) return true;
    this.#restingPorts = ports;
    this.#heldSince = undefined;
    return false;
  }
}
