/** The realm's own functions, taken before anything replaces them; compute itself lives in real time. */
export const real: {
  readonly setTimeout: typeof globalThis.setTimeout;
  readonly clearTimeout: typeof globalThis.clearTimeout;
  readonly setImmediate: typeof globalThis.setImmediate;
  readonly clearImmediate: typeof globalThis.clearImmediate;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds, monotonic. */
  readonly elapsed: () => number;
} = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setImmediate: globalThis.setImmediate,
  clearImmediate: globalThis.clearImmediate,
  now: Date.now.bind(Date),
  elapsed: performance.now.bind(performance),
};

/** Resolves after the event loop has had a turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    real.setImmediate(resolve);
  });
}
