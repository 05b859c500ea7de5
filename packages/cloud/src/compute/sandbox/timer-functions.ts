import { AsyncResource } from 'node:async_hooks';
import { promisify } from 'node:util';
import { real } from './real.ts';
import type { SandboxTimer, SandboxTimers } from './sandbox-timers.ts';

type Callback = (...args: unknown[]) => void;

/** The timer globals of one environment. */
export interface TimerFunctions {
  readonly setTimeout: (callback: Callback, delay?: unknown, ...args: unknown[]) => SandboxTimer;
  readonly setInterval: (callback: Callback, delay?: unknown, ...args: unknown[]) => SandboxTimer;
  readonly setImmediate: (callback: Callback, ...args: unknown[]) => NodeJS.Immediate;
  readonly clearTimeout: (timer: unknown) => void;
  readonly clearInterval: (timer: unknown) => void;
  readonly clearImmediate: (immediate: unknown) => void;
  /** How many immediates are pending. */
  readonly immediates: ReadonlySet<unknown>;
}

/** Builds timer globals over an environment's timers. Callbacks keep the async context in which they were given. */
export function createTimerFunctions(
  timers: SandboxTimers,
  touch: () => void,
  run: (callback: () => void) => void,
): TimerFunctions {
  const immediates = new Set<unknown>();
  const bind = (callback: Callback, args: readonly unknown[]): (() => void) =>
    AsyncResource.bind(() => callback(...args));
  const start =
    (repeats: boolean) =>
    (callback: Callback, delay?: unknown, ...args: unknown[]): SandboxTimer => {
      assertCallback(callback);
      return timers.add(bind(callback, args), delay, repeats);
    };
  const clear = (timer: unknown): void => {
    if (timer !== undefined && timer !== null && !timers.clear(timer)) real.clearTimeout(timer as NodeJS.Timeout);
  };
  const setTimeout = Object.assign(start(false), {
    [promisify.custom]: (delay?: unknown, value?: unknown) =>
      new Promise((resolve) => timers.add(() => resolve(value), delay, false)),
  });
  const setImmediate = (callback: Callback, ...args: unknown[]): NodeJS.Immediate => {
    assertCallback(callback);
    const work = bind(callback, args);
    const immediate = real.setImmediate(() => {
      immediates.delete(immediate);
      touch();
      run(work);
    });
    immediates.add(immediate);
    touch();
    return immediate;
  };
  return {
    setTimeout,
    setInterval: start(true),
    setImmediate: Object.assign(setImmediate, {
      [promisify.custom]: (value?: unknown) => new Promise((resolve) => setImmediate(resolve, value)),
    }),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: (immediate) => {
      immediates.delete(immediate);
      real.clearImmediate(immediate as NodeJS.Immediate | undefined);
    },
    immediates,
  };
}

/** `node:timers/promises` over the timer globals of one environment. */
export function createTimerPromises(functions: TimerFunctions): Record<string, unknown> {
  const wait = (delay?: unknown, value?: unknown, options?: { readonly signal?: AbortSignal }): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const signal = options?.signal;
      const abort = (): void => {
        functions.clearTimeout(timer);
        reject(
          Object.assign(new Error('The operation was aborted', { cause: signal?.reason }), {
            name: 'AbortError',
            code: 'ABORT_ERR',
          }),
        );
      };
      const timer = functions.setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value);
      }, delay);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  async function* setInterval(
    delay?: unknown,
    value?: unknown,
    options?: { readonly signal?: AbortSignal },
  ): AsyncGenerator {
    for (;;) yield await wait(delay, value, options);
  }
  const setImmediate = (value?: unknown): Promise<unknown> =>
    new Promise((resolve) => functions.setImmediate(resolve, value));
  return { setTimeout: wait, setInterval, setImmediate, scheduler: { wait, yield: setImmediate } };
}

function assertCallback(callback: unknown): asserts callback is Callback {
  if (typeof callback === 'function') return;
  throw Object.assign(new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}
