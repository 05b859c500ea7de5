/**
 * What compute offers to the Lambda service and what it needs from the cloud. Compute runs code; it knows
 * no AWS operation. Platform log lines (`START`, `END`, `REPORT`), retries and concurrency are the service's.
 */

/** Where a function's code comes from. */
export type FunctionCode =
  /** Source on disk: a folder (then `handler` names a file in it) or an entry file. TypeScript is bundled. */
  | { readonly kind: 'local'; readonly path: string }
  /** A deployment package, unpacked to a temporary folder. */
  | { readonly kind: 'zip'; readonly bytes: Uint8Array }
  /** A function of the test itself; it always runs inline, with the test's own globals outside of its invocation. */
  | { readonly kind: 'function'; readonly handler: FunctionHandler };

/** A handler as Lambda's Node.js runtime calls it. */
export type FunctionHandler = (
  event: never,
  context: LambdaContext,
  callback: (error?: unknown, result?: unknown) => void,
) => unknown;

/** How code is run: in the test's own thread, in a worker thread, or in a child process. */
export type ComputeMode = 'inline' | 'thread' | 'process';

/** Everything that an execution environment of one function version has to know. */
export interface EnvironmentSpec {
  readonly functionName: string;
  readonly version: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** Lambda's runtime identifier: `nodejs22.x`, `python3.13`, `provided.al2023`. */
  readonly runtime: string;
  /** `index.handler`, `src/app.handler`. */
  readonly handler: string;
  readonly code: FunctionCode;
  /** The function's variables and those that the service sets (`AWS_REGION`, credentials of this environment, …). */
  readonly environment: Readonly<Record<string, string>>;
  readonly mode: ComputeMode;
  readonly logGroup: string;
  readonly logStream: string;
}

/** A request as its client meant it, before any socket. */
export interface WireRequest {
  readonly method: string;
  /** Absolute, with path and query as they would be sent. */
  readonly url: string;
  /** Lower-case names; repeated headers are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where the code made the request, `FILE:LINE:COLUMN`; only where the host wants to know. */
  readonly position?: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
}

export interface LogEntry {
  /** Cloud time in ms. */
  readonly timestamp: number;
  readonly level: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
  /** The whole line as Lambda writes it to CloudWatch Logs, without a line end. */
  readonly line: string;
}

export interface TimerHandle {
  cancel(): void;
}

/** What the cloud gives to compute. */
export interface ComputeHost {
  /** The cloud's time, ms since the epoch. */
  now(): number;
  /** Whether that time moves only when told. */
  readonly virtual: boolean;
  /** Parks a timer on the cloud's clock; called only while `virtual`. Never call `fire` from within. */
  startTimer(environmentId: string, delayMs: number, fire: () => void): TimerHandle;
  /**
   * The gateway's in-process entrance, for requests of inline and thread code. `invocationId` is undefined
   * while the environment initialises. Rejecting makes the client see a network error.
   */
  handleRequest(environmentId: string, invocationId: string | undefined, request: WireRequest): Promise<WireResponse>;
  /** Where the cloud listens (`http://127.0.0.1:4566`); process mode needs it, elsewhere it is recognised as the cloud. */
  readonly endpoint?: string;
  /** Whether the cloud checks the signatures of requests; only then need clients compute them. @defaultValue true */
  readonly verifiesSignatures?: boolean;
  /** Whether code may reach this AWS host for real. Hosts that are not AWS's are never asked about. */
  allowHost(host: string): boolean;
  /** Whether requests are to say where the code made them; costs about 50 µs each. */
  readonly wantsPositions?: boolean;
  /** Whether the same invocations happen again and again, so that what they do is worth keeping. */
  readonly repeats?: boolean;
  /** Tells apart invocations that draw different random numbers. */
  randomName?(environmentId: string): string;
  /**
   * While invocations are repeated, one is of code that has done something else with the same answers: what that was, in
   * words, and whether it was found now, so that the invocation is broken off.
   */
  onUnrepeatable?(environmentId: string, difference: string, isBrokenOff: boolean): void;
  /** The next number in [0, 1) for `Math.random` of an environment's code. */
  random(environmentId: string): number;
  onLog(environmentId: string, invocationId: string | undefined, entry: LogEntry): void;
  /** Something that {@link ExecutionEnvironment.activity} tells has changed, so that nobody has to poll. */
  onActivity(environmentId: string): void;
}

export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly event: string;
  /** Cloud time in ms at which the invocation is cut off. */
  readonly deadlineMs: number;
  readonly invokedFunctionArn: string;
  /** `X-Amzn-Trace-Id` that requests of this invocation carry. */
  readonly traceHeader?: string;
  /** W3C `traceparent` and `baggage` that SDK clients (≥ 3.1000) send along. */
  readonly traceparent?: string;
  readonly baggage?: string;
  /** JSON text, as in `X-Amz-Client-Context` after decoding. */
  readonly clientContext?: string;
}

/** What a test may want to fail for although the invocation went well. */
export interface InvocationRemarks {
  /** Rejections that nobody handled, as `Name: message` and mapped stack. */
  readonly unhandled: readonly string[];
  /** What was still under way when the handler returned: `request POST https://…`, `timer 5000 ms`. */
  readonly stillRunningAfterReturn: readonly string[];
}

interface OutcomeBase extends InvocationRemarks {
  /** What the invoker gets: JSON text, also for errors (`{"errorType", "errorMessage", "trace"}`). */
  readonly payload: string;
  /** By the cloud's clock. */
  readonly durationMs: number;
  readonly maxMemoryMb: number;
  /** Only for the first invocation of an environment. */
  readonly initDurationMs?: number;
}

export interface OutcomeError extends OutcomeBase {
  readonly errorType: string;
  readonly errorMessage: string;
  /** Mapped to the source. */
  readonly trace: readonly string[];
}

/**
 * How an invocation ended. After `timeout` and `crashed` the environment is gone (`state` is `closed`).
 * Everything but `success` is `FunctionError: Unhandled` to the invoker.
 */
export type InvocationOutcome =
  | ({ readonly kind: 'success' } & OutcomeBase)
  | ({ readonly kind: 'error' } & OutcomeError)
  | ({ readonly kind: 'timeout' } & OutcomeError)
  | ({ readonly kind: 'crashed' } & OutcomeError);

/**
 * What an environment is doing, for exact quiescence. Its code cannot go on by itself when `foreign` is
 * empty: it waits for a response (`requestsStarted > responsesDelivered`), for a virtual timer, for its
 * deadline (parked on the cloud's clock as well, not counted here), or for its next invocation.
 */
export interface EnvironmentActivity {
  /** Initialising or in an invocation. */
  readonly running: boolean;
  /** Requests to the cloud that the code has sent since the present invocation began; `handleRequest` has seen them all. */
  readonly requestsStarted: number;
  /** Of those, the ones whose response has reached the code, counted once it has had the turns to act upon it. */
  readonly responsesDelivered: number;
  /** Timers of the code parked on the cloud's clock. */
  readonly virtualTimers: number;
  /**
   * What keeps the code going that the cloud cannot see into: `computing`, `TCP 10.0.0.1:5432`, `fs`, `dns`,
   * `child process`. While there is any, time must not leap and nothing is settled.
   */
  readonly foreign: readonly string[];
}

export type EnvironmentState = 'new' | 'initialising' | 'idle' | 'busy' | 'closed';

/** One execution environment: one invocation at a time, module state kept in between. */
export interface ExecutionEnvironment {
  readonly id: string;
  readonly spec: EnvironmentSpec;
  readonly state: EnvironmentState;
  /** Loads the code. Optional: the first `invoke` does it. Never rejects; a failed init is the outcome of the first `invoke`. */
  init(): Promise<void>;
  /** Runs one invocation. Rejects only when misused (busy or closed). */
  invoke(invocation: Invocation): Promise<InvocationOutcome>;
  activity(): EnvironmentActivity;
  /** Ends it now; a running invocation comes out as `crashed` with `reason`. */
  kill(reason: string): void;
  /** Ends it and waits until nothing of it is left. */
  close(): Promise<void>;
}

/** Makes execution environments. */
export interface Compute {
  createEnvironment(spec: EnvironmentSpec): ExecutionEnvironment;
  /** The environments that are not closed. */
  environments(): readonly ExecutionEnvironment[];
  /** Ends all of them; no thread, process or patched global is left. */
  close(): Promise<void>;
}

/** The `context` argument of a handler. */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly identity: undefined;
  readonly clientContext: unknown;
  getRemainingTimeInMillis(): number;
  done(error?: unknown, result?: unknown): void;
  fail(error: unknown): void;
  succeed(result: unknown): void;
}
