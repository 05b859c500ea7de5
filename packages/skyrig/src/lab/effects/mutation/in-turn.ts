import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one after another what would run at the same time: tests whose effects are changed share a thread, and would take
 * each other's time and assertions for their own. What is called from inside of another one does not wait for it.
 */
export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (inside.getStore() === true) return run();
  const turn = last.then(() => inside.run(true, run));
  last = turn.catch(() => undefined);
  return turn;
}
