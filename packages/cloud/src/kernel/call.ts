import type { Actor } from './actor.ts';
import type { Departure } from './departure.ts';

/** A request for an operation of a loaded service. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly actor: Actor;
  /** With which the request was signed, if it was. */
  readonly accessKeyId?: string;
  /** Decoded and validated against the service's model. */
  readonly input?: unknown;
  /** Aborted when the client is gone: a waiting or parked request is withdrawn. */
  readonly signal?: Departure;
  /** Where the client's code made it. */
  readonly position?: string;
  /** `kernel.era` when the request came in: one that a rewind has overtaken is given up. */
  readonly era?: number;
}
