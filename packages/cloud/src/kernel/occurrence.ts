import type { Step } from './step.ts';

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

/** The step that lets an occurrence happen, on its service's own behalf. */
export function occurrenceStep(item: Occurrence, run: () => void): Step {
  const { service, account, region, kind } = item;
  return {
    kind: 'occurrence',
    actor: { kind: 'service', id: service, name: service, identity: service, cause: undefined },
    service,
    operation: kind,
    account,
    region,
    causes: item.causes,
    identity: item.identity,
    occurrence: item,
    run,
  };
}
