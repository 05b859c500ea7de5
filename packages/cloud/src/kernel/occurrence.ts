/** Something that will happen later, as data: a snapshot or fork carries it. */
export interface Occurrence {
  /** Cloud time in ms at which it is due. */
  readonly due: number;
  /** Breaks ties: order of scheduling. */
  readonly order: number;
  readonly service: string;
  readonly account: string;
  readonly region: string;
  /** Names the handler in the service's `occurrences`. */
  readonly kind: string;
  /** With service, account, region and kind: identifies it. Scheduling the same key again replaces it. */
  readonly key: string;
  readonly payload: unknown;
  /**
   * Housekeeping or a recurring schedule: `settle({ leap: true })` does not move the clock for it,
   * though it fires in passing.
   */
  readonly background: boolean;
  /** Steps that led to it. */
  readonly causes: readonly number[];
  /** The same in every schedule. */
  readonly identity: string;
}
