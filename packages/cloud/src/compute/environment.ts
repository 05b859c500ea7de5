import { skyrigError } from '../kernel/skyrig-error.ts';
import { errorPayload } from './sandbox/error-report.ts';
import { real } from './sandbox/real.ts';
import type { CallResult, ErrorReport } from './sandbox/sandbox-host.ts';
import type {
  ComputeHost,
  EnvironmentActivity,
  EnvironmentSpec,
  EnvironmentState,
  ExecutionEnvironment,
  Invocation,
  InvocationOutcome,
  TimerHandle,
} from './types.ts';

/** Runs the code of one environment in one of the modes. */
export interface Runner {
  /** Loads the code; answers the error if that fails. */
  start(): Promise<ErrorReport | undefined>;
  call(invocation: Invocation): Promise<CallResult & { readonly crashed: boolean }>;
  activity(): Omit<EnvironmentActivity, 'running'>;
  /** Ends it and resolves when nothing is left. */
  terminate(): Promise<void>;
  /** The code does not see the cloud's time, so that its deadline is in real time. */
  readonly livesInRealTime: boolean;
}

/** What a runner tells its environment. */
export interface RunnerEvents {
  /** The code has broken its environment outside of a call, or in one that will not answer any more. */
  crashed(report: ErrorReport): void;
  /** The code is stuck in a computation beyond its time limit. */
  stuck(): void;
}

interface Ending {
  readonly kind: InvocationOutcome['kind'];
  readonly error: ErrorReport | undefined;
  readonly result: CallResult | undefined;
}

/** The life of one environment, whatever runs its code: states, init, deadline, outcome. */
export class Environment implements ExecutionEnvironment {
  readonly id: string;
  readonly spec: EnvironmentSpec;
  readonly #host: ComputeHost;
  readonly #runner: Runner;
  readonly #onClosed: () => void;
  #state: EnvironmentState = 'new';
  #loading: Promise<ErrorReport | undefined> | undefined;
  #initDurationMs: number | undefined;
  #end: ((ending: Ending) => void) | undefined;
  #timeOut: (() => void) | undefined;
  #broken: ErrorReport | undefined;
  #terminated: Promise<void> | undefined;

  constructor(
    id: string,
    spec: EnvironmentSpec,
    host: ComputeHost,
    createRunner: (events: RunnerEvents) => Runner,
    onClosed: () => void,
  ) {
    this.id = id;
    this.spec = spec;
    this.#host = host;
    this.#onClosed = onClosed;
    this.#runner = createRunner({ crashed: (report) => this.#crash(report), stuck: () => this.#timeOut?.() });
  }

  get state(): EnvironmentState {
    return this.#state;
  }

  async init(): Promise<void> {
    if (this.#state === 'closed') return;
    await this.#load();
    if (this.#state === 'initialising') this.#setState('idle');
  }

  async invoke(invocation: Invocation): Promise<InvocationOutcome> {
    if (this.#state === 'busy' || this.#state === 'closed') {
      throw skyrigError(
        'COMPUTE',
        `Environment ${this.id} of ${this.spec.functionName} is ${this.#state}: it runs one invocation at a time, and none once closed.`,
      );
    }
    const startedAt = this.#host.now();
    const isFirst = this.#initDurationMs === undefined;
    const ending = await this.#run(invocation);
    const durationMs = this.#host.now() - startedAt;
    if (ending.kind === 'timeout' || ending.kind === 'crashed') await this.#terminate();
    else this.#setState('idle');
    return outcomeOf(ending, durationMs, isFirst ? this.#initDurationMs : undefined, this.spec);
  }

  activity(): EnvironmentActivity {
    const running = this.#state === 'busy' || this.#state === 'initialising';
    const activity = this.#runner.activity();
    return running ? { running, ...activity } : { running, ...activity, virtualTimers: 0, foreign: [] };
  }

  kill(reason: string): void {
    this.#crash({ errorType: 'Runtime.ExitError', errorMessage: reason, trace: [] });
    void this.#terminate();
  }

  close(): Promise<void> {
    this.#crash({ errorType: 'Runtime.ExitError', errorMessage: 'The environment was closed.', trace: [] });
    return this.#terminate();
  }

  #load(): Promise<ErrorReport | undefined> {
    if (this.#loading) return this.#loading;
    const startedAt = this.#host.now();
    if (this.#state === 'new') this.#setState('initialising');
    this.#loading = this.#runner.start().then((error) => {
      this.#initDurationMs = this.#host.now() - startedAt;
      return error;
    });
    return this.#loading;
  }

  #run(invocation: Invocation): Promise<Ending> {
    return new Promise<Ending>((resolve) => {
      const timeOut = (): void => resolve(this.#timeoutEnding(invocation));
      const deadline = this.#startDeadline(invocation, timeOut);
      this.#end = (ending) => {
        deadline.cancel();
        this.#end = this.#timeOut = undefined;
        resolve(ending);
      };
      this.#timeOut = timeOut;
      this.#setState('busy');
      if (this.#broken) this.#crash(this.#broken);
      void this.#loadAndCall(invocation).then((ending) => this.#end?.(ending));
    }).finally(() => {
      this.#end = this.#timeOut = undefined;
    });
  }

  async #loadAndCall(invocation: Invocation): Promise<Ending> {
    const failed = await this.#load();
    if (failed) return { kind: 'crashed', error: failed, result: undefined };
    if (!this.#end) return { kind: 'crashed', error: undefined, result: undefined };
    const result = await this.#runner.call(invocation);
    if (!result.error) return { kind: 'success', error: undefined, result };
    return { kind: result.crashed ? 'crashed' : 'error', error: result.error, result };
  }

  #startDeadline(invocation: Invocation, fire: () => void): TimerHandle {
    const delayMs = Math.max(0, invocation.deadlineMs - this.#host.now());
    if (this.#host.virtual && !this.#runner.livesInRealTime) return this.#host.startTimer(this.id, delayMs, fire);
    const timer = real.setTimeout(fire, delayMs);
    return { cancel: () => real.clearTimeout(timer) };
  }

  #timeoutEnding({ requestId }: Invocation): Ending {
    const now = this.#host.now();
    const text = `Task timed out after ${(this.spec.timeoutMs / 1000).toFixed(2)} seconds`;
    this.#host.onLog(this.id, requestId, {
      timestamp: now,
      level: 'ERROR',
      line: `${new Date(now).toISOString()} ${requestId} ${text}`,
    });
    // AWS: type and words. Source: Lambda developer guide, "Troubleshoot execution issues": Sandbox.Timedout.
    const error = { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${requestId} Error: ${text}`, trace: [] };
    return { kind: 'timeout', error, result: undefined };
  }

  #crash(report: ErrorReport): void {
    this.#broken ??= report;
    this.#end?.({ kind: 'crashed', error: report, result: undefined });
  }

  #terminate(): Promise<void> {
    this.#setState('closed');
    this.#terminated ??= this.#runner.terminate().finally(this.#onClosed);
    return this.#terminated;
  }

  #setState(state: EnvironmentState): void {
    if (this.#state === 'closed' || this.#state === state) return;
    this.#state = state;
    this.#host.onActivity(this.id);
  }
}

function outcomeOf(
  ending: Ending,
  durationMs: number,
  initDurationMs: number | undefined,
  spec: EnvironmentSpec,
): InvocationOutcome {
  const { kind, error, result } = ending;
  const base = {
    durationMs,
    maxMemoryMb: result?.memoryMb ?? spec.memoryMb,
    unhandled: result?.unhandled ?? [],
    stillRunningAfterReturn: result?.stillRunningAfterReturn ?? [],
    ...(initDurationMs === undefined ? {} : { initDurationMs }),
  };
  if (kind === 'success') return { kind, payload: result?.payload ?? 'null', ...base };
  const report = error ?? { errorType: 'Runtime.ExitError', errorMessage: 'The environment ended.', trace: [] };
  return { kind, payload: result?.payload ?? errorPayload(report), ...report, ...base };
}
