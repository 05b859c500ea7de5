import type { Actor } from './actor.ts';

/** One resource (and key in it) that a step looked at or changed. */
export interface Access {
  /** ARN, or another name that is unique in the cloud. */
  readonly resource: string;
  /** The item, message or object in the resource, in a readable canonical form. */
  readonly key?: string;
  readonly kind: 'read' | 'write';
  /** Top-level attributes; undefined means all of them. */
  readonly attributes?: readonly string[];
  /** The write computes its value from the stored one, atomically (`ADD`, `SET a = a + :n`, a condition on what it replaces). */
  readonly atomic?: boolean;
  /** Attributes that the request's condition mentions. */
  readonly condition?: readonly string[];
  /** Version of the key read, or before a write: the `seq` of the step that wrote it; 0 for never written. */
  readonly versionBefore?: number;
  /** Version after a write. */
  readonly versionAfter?: number;
  /** Whether the read is strongly consistent. */
  readonly consistent?: boolean;
}

export type StepKind = 'request' | 'resumption' | 'occurrence' | 'completion';

/** One step the gate let through. The trace is the list of these, in order; everything that explains a run reads it. */
export interface TraceRecord {
  /** Position in the order of execution, from 1. */
  readonly seq: number;
  /** Cloud time, ms since the epoch. */
  readonly at: number;
  readonly kind: StepKind;
  readonly actor: Actor;
  readonly identity: string;
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** Steps that had to happen for this one to happen: who sent the message, started the invocation, scheduled the occurrence. */
  readonly causes: readonly number[];
  /** Last step whose answer the actor had when it sent the request: those up to it happened before. Only of requests. */
  readonly after?: number;
  /** Everything up to this step had settled when the test sent the request, so that it happened before. */
  readonly settled?: number;
  readonly accesses: readonly Access[];
  /** `ok`, `waiting`, or an error code. */
  readonly outcome: string;
  readonly error?: string;
  /** Name of the fault rule that changed the step. */
  readonly fault?: string;
  /** Where the code made the request, `FILE:LINE:COLUMN`; kept only where asked for. */
  readonly position?: string;
  /** Free notes of the service, e.g. a message id or an invocation's request id. */
  readonly notes?: Readonly<Record<string, string | number | boolean>>;
  /** A request's input, kept by reference for reports; operations never change their input. */
  readonly input?: unknown;
}

/** An append-only log with a bound; the oldest records go first. */
export class Trace {
  readonly #limit: number;
  #records: TraceRecord[] = [];
  #dropped = 0;
  #listeners: ((record: TraceRecord) => void)[] = [];

  constructor(limit = 200_000) {
    this.#limit = limit;
  }

  append(record: TraceRecord): void {
    this.#records.push(record);
    if (this.#records.length > this.#limit) {
      this.#dropped += this.#records.length >> 1;
      this.#records = this.#records.slice(this.#records.length >> 1);
    }
    for (const listener of this.#listeners) listener(record);
  }

  /** Records from a sequence number on. */
  since(seq: number): readonly TraceRecord[] {
    return this.#records.slice(this.#positionOf(seq));
  }

  get records(): readonly TraceRecord[] {
    return this.#records;
  }

  /** How many records the bound has dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Calls the listener for every further record; answers how to stop. */
  listen(listener: (record: TraceRecord) => void): () => void {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    };
  }

  /** Forgets everything after a sequence number, when the world is rewound to it. */
  truncate(seq: number): void {
    const keep = this.#positionOf(seq + 1);
    if (keep < this.#records.length) this.#records = this.#records.slice(0, keep);
  }

  /** Where the first record with that number or a higher one is. Records are in order of their numbers. */
  #positionOf(seq: number): number {
    let [low, high] = [0, this.#records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#records[middle]?.seq ?? seq) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  clear(): void {
    this.#records = [];
    this.#dropped = 0;
  }
}
