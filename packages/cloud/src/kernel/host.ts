/** What the kernel needs from the machine it runs on; the only door to real time. */
export interface Host {
  /** Real time, ms since the epoch. */
  now(): number;
  /**
   * Calls back after a real delay; answers how to cancel. With `keepAlive: false` it does not keep
   * the process running. @defaultValue keepAlive: true
   */
  setTimer(delayMs: number, callback: () => void, options?: { readonly keepAlive?: boolean }): () => void;
  /** Resolves after pending I/O and microtasks had a turn. */
  turn(): Promise<void>;
}
