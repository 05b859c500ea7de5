import type { TriggerKind } from './system-model.ts';

/** What set an invocation's trigger off: the test itself, the clock, another function. */
export type Origin = 'test' | 'time' | 'function';

/** Invocations of one function in one test that began in the same way. */
export interface ObservedInvocations {
  readonly function: string;
  readonly trigger: TriggerKind;
  /** The queue, table or topic that it took from. */
  readonly source?: string;
  /** The resource that started it, where the trace tells: the event source mapping, rule or schedule. */
  readonly via?: string;
  readonly origin: Origin;
  /** The function that set it off. */
  readonly by?: string;
  readonly count: number;
  /** Ended with an error of the handler, or without an answer. */
  readonly failed: number;
  /** Of `failed`, those that reached their time limit. */
  readonly timedOut: number;
  /** Batches of which some messages failed. */
  readonly partial: number;
}

/** Kinds of trouble that a serverless system must live with. */
export type FailureCategory =
  | 'database'
  | 'external service'
  | 'throttling'
  | 'timeout'
  | 'duplicate'
  | 'out of order'
  | 'poison message'
  | 'handler error';

/** Trouble that a function met in a test. */
export interface ObservedFailure {
  readonly category: FailureCategory;
  readonly function: string;
  /** The error's code, or what happened: `AccessDeniedException`, `dead letter`. */
  readonly what: string;
  /** The resource, or the service where there is none. */
  readonly on?: string;
  /** A fault of the test caused it. */
  readonly isInjected: boolean;
  readonly count: number;
}

/** What a function changed in one resource during a test. */
export interface ObservedEffect {
  readonly function: string;
  readonly resource: string;
  readonly service: string;
  /** Items, messages or objects changed. */
  readonly changed: number;
  /** Of these, the ones that the test looked at after the last change. */
  readonly read: number;
  /** Of these, the ones whose values an assertion compared; only where the effects of a test were followed that far. */
  readonly asserted?: number;
  /** Of these, the ones that another function took up: a message it received. */
  readonly passedOn: number;
}

/** How often a resource was used in a test, by whom. */
export interface ObservedUse {
  readonly resource: string;
  readonly service: string;
  /** A function's name, `test`, or `redrive` for what a queue itself moved. */
  readonly by: string;
  /** The service is a database. */
  readonly isDatabase: boolean;
  readonly reads: number;
  readonly writes: number;
}

/** How far a test was kept apart from others. */
export interface ObservedIsolation {
  /** Unique per cloud and process. */
  readonly clouds: readonly string[];
  readonly worker: string;
  /** A copy of the file's cloud, because other tests ran at the same time. */
  readonly isFork: boolean;
  /** Every cloud of the test had begun with no state. */
  readonly beganEmpty: boolean;
  /** The state was put back, or the cloud is gone. */
  readonly isRestored: boolean;
  /** Unhandled rejections and promises nobody awaited. */
  readonly leftovers: number;
  /** Invocations that still ran when the test was over. */
  readonly stillRunning: number;
  /** The test's own limit, ms; absent where the runner does not say. */
  readonly timeLimitMs?: number;
  /** Retries that the runner may make; absent where it does not say. */
  readonly retriesAllowed?: number;
  /** Attempts that failed before this one. */
  readonly retriesMade: number;
  /** A seeded scheduler chose the order of events. */
  readonly hasControlledOrder: boolean;
}

/** Invocations that failed, and whether they left a word about it. */
export interface ObservedLogs {
  readonly function: string;
  /** Lines that the code itself wrote. */
  readonly lines: number;
}

/** What the system under test did in one test, and what the test did with it. */
export interface TestObservation {
  /** `file > suite > name`. */
  readonly id: string;
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed';
  readonly invocations: readonly ObservedInvocations[];
  readonly failures: readonly ObservedFailure[];
  readonly effects: readonly ObservedEffect[];
  readonly uses: readonly ObservedUse[];
  /** Names of the faults that acted. */
  readonly faults: readonly string[];
  readonly logs: readonly ObservedLogs[];
  readonly isolation: ObservedIsolation;
}

/** What one worker recorded of one test file. */
export interface ObservationFile {
  readonly formatVersion: 1;
  readonly file: string;
  readonly worker: string;
  readonly tests: readonly TestObservation[];
}
