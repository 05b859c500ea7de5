import type { RunEvent } from '../history/run-history.ts';

/**
 * How sure it is: `lost update` happened in this run; `predicted` could have happened, had the same requests come in another
 * order; `check then act` is a decision on what another invocation was about to change; `latent` was strictly sequential
 * here, but nothing keeps the function from running twice at a time.
 */
export type RaceKind = 'lost update' | 'predicted' | 'check then act' | 'latent';

/** A possible or actual loss of data by the order of two invocations. */
export interface RaceWarning {
  readonly kind: RaceKind;
  readonly resource: string;
  /** The item: `id="row-1"`. */
  readonly key: string;
  /** Attributes that both write; undefined: the whole item. */
  readonly attributes: readonly string[] | undefined;
  /** Reads, and writes later what it computed from that. */
  readonly victim: { readonly handler: string; readonly read: RunEvent; readonly write: RunEvent };
  /** Writes (or, for a check, reads) in between, or could. */
  readonly other: { readonly handler: string; readonly step: RunEvent };
}
