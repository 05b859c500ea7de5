import type { Host } from '../kernel/host.ts';

// Taken once: a test that fakes timers (`vi.useFakeTimers()`) fakes its own, not those the cloud lives by.
const { setTimeout, clearTimeout, setImmediate } = globalThis;
const now = Date.now.bind(Date);

/** The machine itself: real time, real timers, the real event loop. */
export const machineHost: Host = {
  now,
  setTimer(delayMs, callback, options) {
    const timer = setTimeout(callback, delayMs);
    if (options?.keepAlive === false) timer.unref();
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
};
