import type { CallResult, ErrorReport, SandboxSpec } from '../sandbox/sandbox-host.ts';
import type { EnvironmentActivity, Invocation, LogEntry, WireRequest, WireResponse } from '../types.ts';
import type { SandboxCode } from '../sandbox/sandbox-code.ts';

/** What a worker starts with. */
export interface WorkerSetup {
  readonly spec: SandboxSpec;
  readonly code: Exclude<SandboxCode, { readonly kind: 'function' }>;
  readonly virtual: boolean;
  readonly now: number;
  readonly endpoint: string | undefined;
  readonly verifiesSignatures: boolean;
  /** Seeds `Math.random` of the thread. */
  readonly seed: number;
}

interface Stamped {
  /** Counts what the thread has been given; it answers with the last number once it is at rest. */
  readonly seq: number;
  /** The cloud's time. */
  readonly now: number;
}

/** To the thread. */
export type ToWorker =
  | ({ readonly type: 'invoke'; readonly invocation: Invocation } & Stamped)
  | ({ readonly type: 'response'; readonly key: number; readonly response: WireResponse } & Stamped)
  | ({
      readonly type: 'failure';
      readonly key: number;
      readonly message: string;
      readonly code: string | undefined;
    } & Stamped)
  | ({ readonly type: 'fire'; readonly key: number } & Stamped)
  | ({ readonly type: 'ping' } & Stamped);

/** From the thread. */
export type FromWorker =
  | { readonly type: 'loaded'; readonly error: ErrorReport | undefined }
  | { readonly type: 'result'; readonly result: CallResult & { readonly crashed: boolean } }
  | { readonly type: 'crashed'; readonly report: ErrorReport }
  | {
      readonly type: 'request';
      readonly key: number;
      readonly invocationId: string | undefined;
      readonly request: WireRequest;
    }
  | { readonly type: 'log'; readonly invocationId: string | undefined; readonly entry: LogEntry }
  | { readonly type: 'timer'; readonly key: number; readonly delayMs: number }
  | { readonly type: 'cancel'; readonly key: number }
  | { readonly type: 'activity'; readonly seq: number; readonly activity: Omit<EnvironmentActivity, 'running'> }
  | { readonly type: 'pong' }
  /** Asks synchronously: the thread sleeps on the flag until it is 1 (allowed) or 2 (not). */
  | { readonly type: 'allow-host'; readonly host: string; readonly flag: Int32Array };
