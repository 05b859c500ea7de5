import type { LogEntry, TimerHandle, WireRequest, WireResponse } from '../types.ts';

/** What a sandbox needs; in a worker thread all of it goes over the port. */
export interface SandboxHost {
  now(): number;
  readonly virtual: boolean;
  startTimer(delayMs: number, fire: () => void): TimerHandle;
  send(invocationId: string | undefined, request: WireRequest): Promise<WireResponse>;
  readonly endpoint: string | undefined;
  readonly verifiesSignatures: boolean;
  /** Whether requests are to say where the code made them. */
  readonly wantsPositions?: boolean;
  allowHost(host: string): boolean;
  random(): number;
  log(invocationId: string | undefined, entry: LogEntry): void;
  changed(): void;
  /** The environment cannot go on; nothing that its code does counts any more. */
  crashed(report: ErrorReport): void;
}

/** An error as the invoker sees it. */
export interface ErrorReport {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** How a call of the handler ended. */
export interface CallResult {
  readonly payload: string;
  readonly error: ErrorReport | undefined;
  readonly unhandled: readonly string[];
  readonly stillRunningAfterReturn: readonly string[];
  readonly memoryMb: number;
}

/** The part of an environment's specification that its code is told. */
export interface SandboxSpec {
  readonly functionName: string;
  readonly version: string;
  readonly memoryMb: number;
  readonly runtime: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly logStream: string;
}
