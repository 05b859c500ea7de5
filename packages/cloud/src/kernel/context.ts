import type { Actor } from './actor.ts';
import type { Ids } from './ids.ts';
import type { Random } from './random.ts';
import type { Access } from './trace.ts';

/** What an operation wants to happen later. */
export interface LaterOptions {
  /** Names the handler in the service's `occurrences`. */
  readonly kind: string;
  /** Identifies it among its kind in this account and region; the same key replaces what was scheduled. */
  readonly key: string;
  /** Cloud time in ms; give this or `delayMs`. @defaultValue now: as soon as the gate lets it */
  readonly due?: number;
  readonly delayMs?: number;
  /** Plain data: it is snapshotted and persisted. */
  readonly payload?: unknown;
  /** Housekeeping or recurring: `settle({ leap: true })` does not wait for it. @defaultValue false */
  readonly background?: boolean;
  /** Further steps that led to it. @defaultValue only the present step */
  readonly causes?: readonly number[];
}

/** Work outside the kernel, e.g. running a function's code. Its completion is a step of its own. */
export interface TaskRequest {
  /** Names the driver in the service's `tasks`. */
  readonly kind: string;
  /** Unique among running tasks, e.g. the invocation's request id. */
  readonly id: string;
  /** What a person calls it, e.g. the function's name. */
  readonly name: string;
  readonly payload: unknown;
  /** Further steps that led to it. @defaultValue only the present step */
  readonly causes?: readonly number[];
}

/** The step being executed. */
export interface StepInfo {
  /** Position in the trace; also the version that its writes give to keys. */
  readonly seq: number;
  readonly identity: string;
  readonly actor: Actor;
  /** With which the request was signed; undefined where no signed request led here directly. */
  readonly accessKeyId?: string | undefined;
  readonly causes: readonly number[];
}

/**
 * All an operation has besides its input: the service's state in one account and region, time,
 * ids, randomness, "later", and ports to other services. Bound to account and region, reused by
 * every step; `step` is the one being executed.
 */
export interface Context<S, P> {
  readonly service: string;
  readonly account: string;
  readonly region: string;
  /** State of this service in this account and region. Never keep a reference across steps. */
  readonly state: S;
  readonly clock: { now(): number };
  readonly random: Random;
  readonly ids: Ids;
  readonly step: StepInfo;
  /** What other services offer; undefined while no such service is loaded, that is, while it has no resources. */
  readonly ports: Partial<P>;
  /** Where clients reach the cloud, e.g. `http://127.0.0.1:4566`; for queue URLs and the like. */
  readonly endpoint: string;
  /** The same service in another account or region. */
  within(account: string, region: string): Context<S, P>;
  /** All (account, region) pairs in which this service has state. */
  places(): readonly { readonly account: string; readonly region: string }[];
  /** Schedules an occurrence. */
  later(options: LaterOptions): void;
  /** Takes back what `later` scheduled; answers whether there was something. */
  cancel(kind: string, key: string): boolean;
  /** When what `later` scheduled is due, ms; undefined when there is nothing. */
  dueOf(kind: string, key: string): number | undefined;
  /** Lets requests retry that wait on this key. */
  wake(key: string): void;
  /** Starts work outside the kernel once this step is over. */
  startTask(task: TaskRequest): void;
  /** Kills a running task; its completion will not come. Answers whether it was running. */
  cancelTask(id: string): boolean;
  /** Notes in the trace what the step read or wrote. */
  access(access: Access): void;
  /** Adds a fact to the step's trace record. */
  note(name: string, value: string | number | boolean): void;
  /** Adds to the step's causes, e.g. the steps that sent the messages it received. */
  causedBy(seqs: readonly number[]): void;
}
