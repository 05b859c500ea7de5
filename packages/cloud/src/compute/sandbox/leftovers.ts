import { pendingSystemRequests } from './foreign-log.ts';
import { real, turn } from './real.ts';

const calmTurns = 5;
const limitMs = 500;

/**
 * Gives a call that a handler has not awaited the turns of the event loop that it takes to show itself: an SDK reads
 * its configuration and loads packages before it sends. Ends at once when something is seen.
 */
export async function letLeftoversShow(isSeen: () => boolean, isReading: () => boolean): Promise<void> {
  const until = real.now() + limitMs;
  for (let calm = 0; calm < calmTurns && !isSeen() && real.now() < until; calm++) {
    await turn();
    if (isReading() || pendingSystemRequests().length > 0) calm = 0;
  }
}
