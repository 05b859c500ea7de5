import type { Actor } from './actor.ts';
import type { Occurrence } from './occurrence.ts';
import type { StepKind } from './trace.ts';

/** Something that asks to be let through the gate. */
export interface Step {
  readonly kind: StepKind;
  readonly actor: Actor;
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly causes: readonly number[];
  /** As in {@link TraceRecord.after} and {@link TraceRecord.settled}. */
  readonly after?: number;
  readonly settled?: number;
  readonly identity: string;
  readonly input?: unknown;
  /** With which the request was signed; only of requests. */
  readonly accessKeyId?: string | undefined;
  /** Where the client's code made it; only of requests. */
  readonly position?: string;
  readonly occurrence?: Occurrence;
  /** Executes it; throws what the requester is to be told. */
  readonly run: () => unknown;
  /** Executes it with another input, for faults; only operations of services. */
  readonly runWith?: (input: unknown) => unknown;
  /** Instead of `run`, when a fault has what ended here begin anew; only of completions. */
  readonly redeliver?: () => unknown;
  /** Releases the answer. */
  readonly resolve?: (value: unknown) => void;
  readonly reject?: (error: unknown) => void;
}
