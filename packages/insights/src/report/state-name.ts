import type { FlakeState } from '../flakes/flake-analysis.ts';

/**
 * What a report calls the state of a test. The evidence can say that a test belongs into quarantine while nobody has put it
 * there: that is called flaky, lest a reader think it is taken care of.
 */
export function nameState(state: FlakeState): string {
  return state === 'quarantined' ? 'flaky' : state;
}
