import type { RunEvent } from '../history/run-history.ts';

/**
 * How sure it is: `lost update` happened in this run; `predicted` could have happened, had the same requests come in another
 * order; `check then act` is a decision on what another invocation was about to change; `stale decision` is a decision on
 * anything, a query's result say, that an order with another invocation in between turned into a state which neither order
 * of the two leads to; `latent` was strictly sequential here, but nothing keeps the function from running twice at a time.
 */
export type RaceKind = 'lost update' | 'predicted' | 'check then act' | 'stale decision' | 'latent';

/** A possible or actual loss of data by the order of two invocations. */
export interface RaceWarning {
  readonly kind: RaceKind;
  readonly resource: string;
  /** The item: `id="row-1"`; of a stale decision, what was read: a partition may end in `=*`, and all of a table is empty. */
  readonly key: string;
  /** Attributes that both write; undefined: the whole item. */
  readonly attributes: readonly string[] | undefined;
  /** Reads, and writes later what it computed from that. */
  readonly victim: { readonly handler: string; readonly read: RunEvent; readonly write: RunEvent };
  /** Writes (or, for a check, reads) in between, or could. */
  readonly other: { readonly handler: string; readonly step: RunEvent };
}

/** Proof that a race matters. */
export interface RaceProof {
  /** Replays the order that leads there. */
  readonly token: string;
  /** How the state differs from the one that one invocation after the other leads to. */
  readonly difference: readonly string[];
}

/** A race in what a test did. */
export interface RaceFinding {
  readonly warning: RaceWarning;
  /** Undefined: the other order led to the same state, or could not be run. */
  readonly proof: RaceProof | undefined;
}

/** The same for races between the same two functions on the same resource, whichever of the two is the victim. */
export function raceName(resource: string, handler: string, other: string): string {
  return `${resource} ${[handler, other].sort().join(' ')}`;
}

/** As {@link raceName}. */
export function nameOfRace({ resource, victim, other }: RaceWarning): string {
  return raceName(resource, victim.handler, other.handler);
}
