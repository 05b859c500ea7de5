import type { ActiveFault } from './fault.ts';
import type { Step } from './step.ts';
import type { StepInfo, TaskRequest } from './context.ts';
import { isAwsError } from './aws-error.ts';
import type { Access, Trace, TraceRecord } from './trace.ts';
import { isWait, type Wait } from './wait.ts';
import type { Cell } from './world.ts';

/** A task that a step asked for. */
export interface RequestedTask {
  readonly service: string;
  readonly cell: Cell;
  readonly request: TaskRequest;
  readonly identity: string;
}

/** What a step leaves behind besides its changes. */
export interface StepResult {
  readonly seq: number;
  readonly wokenKeys: readonly string[];
  readonly tasks: readonly RequestedTask[];
  readonly wait: Wait<unknown> | undefined;
  readonly wrote: boolean;
}

interface Current extends StepInfo {
  readonly step: Step;
  readonly allCauses: number[];
  readonly accesses: Access[];
  readonly wokenKeys: string[];
  readonly tasks: RequestedTask[];
  notes: Record<string, string | number | boolean> | undefined;
  children: Map<string, number> | undefined;
}

/** Executes one step at a time and appends its trace record. */
export class StepRunner {
  readonly #trace: Trace;
  readonly #clock: { now(): number };
  readonly #nextSeq: () => number;
  readonly #onBug: (error: unknown, step: Step) => void;
  #current: Current | undefined;

  constructor(options: {
    trace: Trace;
    clock: { now(): number };
    nextSeq: () => number;
    onBug: (error: unknown, step: Step) => void;
  }) {
    this.#trace = options.trace;
    this.#clock = options.clock;
    this.#nextSeq = options.nextSeq;
    this.#onBug = options.onBug;
  }

  /** The step being executed. */
  get current(): Current {
    if (!this.#current) throw new Error('Outside of a step: contexts work only while an operation runs');
    return this.#current;
  }

  get running(): boolean {
    return this.#current !== undefined;
  }

  /** Runs a step and releases its answer, unless it has to wait. */
  run(step: Step, fault?: ActiveFault, lost?: Error): StepResult {
    if (this.#current) throw new Error('A step cannot run inside another');
    const seq = this.#nextSeq();
    const allCauses = [...step.causes];
    const current: Current = {
      seq,
      step,
      identity: step.identity,
      actor: step.actor,
      accessKeyId: step.accessKeyId,
      causes: allCauses,
      allCauses,
      accesses: [],
      wokenKeys: [],
      tasks: [],
      notes: undefined,
      children: undefined,
    };
    this.#current = current;
    let outcome = 'ok';
    let value: unknown;
    let error: unknown;
    let wait: Wait<unknown> | undefined;
    try {
      value = step.run();
      if (isWait(value)) {
        wait = value;
        outcome = 'waiting';
      }
    } catch (caught) {
      error = caught ?? new Error('Something falsy was thrown');
      outcome = isAwsError(caught) ? caught.code : 'InternalFailure';
    } finally {
      this.#current = undefined;
    }
    this.#append(current, outcome, error, fault);
    if (error !== undefined && !isAwsError(error)) this.#onBug(error, step);
    if (lost) step.reject?.(lost);
    else if (error !== undefined) step.reject?.(error);
    else if (!wait) step.resolve?.(value);
    return {
      seq,
      wokenKeys: current.wokenKeys,
      tasks: current.tasks,
      wait,
      wrote: current.accesses.some((access) => access.kind === 'write'),
    };
  }

  #append(current: Current, outcome: string, error: unknown, fault: ActiveFault | undefined): void {
    const { step } = current;
    const record: { -readonly [Name in keyof TraceRecord]: TraceRecord[Name] } = {
      seq: current.seq,
      at: this.#clock.now(),
      kind: step.kind,
      actor: step.actor,
      identity: step.identity,
      service: step.service,
      operation: step.operation,
      account: step.account,
      region: step.region,
      causes: current.allCauses,
      accesses: current.accesses,
      outcome,
    };
    if (step.position !== undefined) record.position = step.position;
    if (step.after !== undefined) record.after = step.after;
    if (step.settled !== undefined) record.settled = step.settled;
    if (error instanceof Error) record.error = error.message;
    if (fault) record.fault = fault.name;
    if (current.notes) record.notes = current.notes;
    if (step.input !== undefined) record.input = step.input;
    this.#trace.append(record);
  }
}
