const brand: unique symbol = Symbol('skyrig.wait');

/**
 * What an operation answers when it cannot answer yet (a long poll, a synchronous invoke).
 * The kernel parks the request, runs `retry` as a step of its own whenever one of the keys is
 * woken, and `expired` when the time is up. Operations themselves stay synchronous.
 */
export interface Wait<T> {
  readonly [brand]: true;
  /** Woken by `context.wake(key)` with any of these. */
  readonly on: readonly string[];
  /** Cloud time in ms at which waiting ends; undefined waits for ever. */
  readonly untilMs: number | undefined;
  readonly retry: () => T | Wait<T>;
  readonly expired: () => T;
}

/** Builds a {@link Wait}. */
export function waitFor<T>(description: {
  on: readonly string[];
  untilMs?: number;
  retry: () => T | Wait<T>;
  expired: () => T;
}): Wait<T> {
  return { [brand]: true, untilMs: undefined, ...description };
}

/** Whether an operation's answer is a {@link Wait}. */
export function isWait(value: unknown): value is Wait<unknown> {
  return typeof value === 'object' && value !== null && brand in value;
}
