import { real } from '../sandbox/real.ts';

/** How long a thread may leave a ping unanswered before it counts as stuck. */
const graceMs = 1000;

/** Watches, in real time, that a running thread still answers: an endless loop never gives virtual time a chance. */
export interface BusyGuard {
  start(): void;
  stop(): void;
  /** The thread has said something. */
  alive(): void;
}

/** Builds a guard that pings after the function's time limit and calls `onStuck` when there is no answer. */
export function createBusyGuard(limitMs: number, ping: () => void, onStuck: () => void): BusyGuard {
  let timer: NodeJS.Timeout | undefined;
  let isPinged = false;
  const stop = (): void => {
    real.clearTimeout(timer);
    isPinged = false;
  };
  const start = (): void => {
    stop();
    timer = real.setTimeout(() => {
      isPinged = true;
      ping();
      timer = real.setTimeout(onStuck, graceMs);
      timer.unref();
    }, limitMs);
    timer.unref();
  };
  return {
    start,
    stop,
    alive: () => {
      if (isPinged) start();
    },
  };
}
