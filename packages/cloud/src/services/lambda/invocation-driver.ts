import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type {
  Compute,
  ComputeMode,
  EnvironmentSpec,
  ExecutionEnvironment,
  FunctionCode,
  FunctionHandler,
  InvocationOutcome,
  LogEntry,
} from '../../compute/types.ts';
import type { Task, TaskActivity, TaskDriver } from '../../kernel/task.ts';
import { runtimeVariables } from './domain/environment-variables.ts';
import type { InvocationReport, InvocationTask } from './state.ts';

export interface InvocationDriverOptions {
  readonly compute: Compute;
  /** The cloud's clock. */
  readonly clock: { now(): number };
  /** How functions are run that do not say so themselves. @defaultValue 'thread' */
  readonly defaultMode?: ComputeMode;
  /** Idle environments to keep for later invocations; the ones used longest ago are closed first. @defaultValue 32 */
  readonly maximumIdle?: number;
}

/** Runs invocations in execution environments, which it keeps warm. */
export interface InvocationDriver extends TaskDriver {
  /** To be called with every line that `ComputeHost.onLog` gets. */
  onLog(environmentId: string, invocationId: string | undefined, entry: LogEntry): void;
  /** The invocation that makes a request, by the environment it comes from; undefined between invocations. */
  taskOf(from: {
    readonly environmentId?: string | undefined;
    readonly sessionToken?: string | undefined;
  }): Task | undefined;
  /** Makes a function of the test callable: as the code of a function with `S3Bucket: '__handler__', S3Key: id`. */
  registerHandler(id: string, handler: FunctionHandler): void;
  /** Ends environments that are idle, so that the next invocations start cold, e.g. after a rewind. */
  discardIdle(): Promise<void>;
  /** Ends idle environments in which something goes on with the next invocation, which is another test's after a rewind. */
  discardUnfinished(): Promise<void>;
}

interface Warm {
  readonly environment: ExecutionEnvironment;
  readonly key: string;
  readonly sessionToken: string;
  readonly logStream: string;
  readonly logs: LogEntry[];
  task: Task | undefined;
  /** Its last invocation left requests or timers behind. */
  isUnfinished: boolean;
}

/** Makes the driver for `kernel.registerDriver('lambda.invocation', …)`. */
export function createInvocationDriver(options: InvocationDriverOptions): InvocationDriver {
  const { compute, clock, defaultMode = 'thread', maximumIdle = 32 } = options;
  const handlers = new Map<string, FunctionHandler>();
  /** In the order of their last use. */
  const environments = new Map<string, Warm>();
  const runningOf = (task: Task): Warm | undefined => [...environments.values()].find((warm) => warm.task === task);

  const take = (task: Task, payload: InvocationTask): Warm => {
    const key = environmentKey(payload, payload.mode ?? defaultMode);
    for (const warm of [...environments.values()].reverse()) {
      if (warm.key !== key || warm.task || warm.environment.state !== 'idle') continue;
      warm.task = task;
      return warm;
    }
    const hex = payload.requestId.replaceAll('-', '');
    const logStream = `${new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '/')}/[${payload.version}]${hex}`;
    const sessionToken = `skyrig-${hex}`;
    const code = codeOf(payload, handlers);
    const mode = code.kind === 'function' ? 'inline' : (payload.mode ?? defaultMode);
    const environment = compute.createEnvironment(specOf(payload, code, mode, logStream, sessionToken));
    return { environment, key, sessionToken, logStream, logs: [], task, isUnfinished: false };
  };

  const release = async (warm: Warm): Promise<void> => {
    warm.task = undefined;
    const { id, state } = warm.environment;
    environments.delete(id);
    if (state === 'closed') return;
    environments.set(id, warm);
    const idle = [...environments.values()].filter(({ task }) => !task);
    const surplus = idle.slice(0, Math.max(0, idle.length - maximumIdle));
    for (const { environment } of surplus) environments.delete(environment.id);
    await Promise.all(surplus.map(({ environment }) => environment.close()));
  };

  const discard = async (isUnwanted: (warm: Warm) => boolean): Promise<void> => {
    const unwanted = [...environments.values()].filter((warm) => !warm.task && isUnwanted(warm));
    for (const { environment } of unwanted) environments.delete(environment.id);
    await Promise.all(unwanted.map(({ environment }) => environment.close()));
  };

  const run = async (task: Task): Promise<InvocationReport> => {
    const payload = task.payload as InvocationTask;
    let warm: Warm | undefined;
    try {
      warm = take(task, payload);
      const { environment, logs, logStream } = warm;
      environments.set(environment.id, warm);
      const initDurationMs = await initialise(environment, clock);
      const outcome = await environment.invoke({
        requestId: payload.requestId,
        event: payload.payload,
        deadlineMs: clock.now() + payload.settings.timeoutSeconds * 1000,
        invokedFunctionArn: payload.invokedArn,
        traceHeader: payload.traceHeader,
        ...(payload.clientContext !== undefined && { clientContext: payload.clientContext }),
      });
      warm.isUnfinished = outcome.stillRunningAfterReturn.length > 0;
      const lines = logs.splice(0).map(({ timestamp, line }) => ({ timestamp, line }));
      return {
        outcome: initDurationMs === undefined ? outcome : { ...outcome, initDurationMs },
        logs: lines,
        logStream,
      };
    } catch (error) {
      // Compute refused: a handler nobody registered, a runtime that is not installed. The message says what to do.
      const text = error instanceof Error ? error.message : String(error);
      return { outcome: crashed('Runtime.StartupError', text), logs: [], logStream: warm?.logStream ?? '' };
    } finally {
      if (warm) await release(warm);
    }
  };

  return {
    run,
    cancel: (task, reason) => {
      const warm = runningOf(task);
      if (!warm) return;
      environments.delete(warm.environment.id);
      warm.environment.kill(reason);
    },
    activity: (task): TaskActivity => {
      const activity = runningOf(task)?.environment.activity();
      if (!activity) return { virtualTimers: 0, openRequests: 0, foreign: [] };
      const { virtualTimers, requestsStarted, responsesDelivered, foreign } = activity;
      return { virtualTimers, openRequests: requestsStarted - responsesDelivered, foreign };
    },
    lostOutcome: (task): InvocationReport => ({
      outcome: crashed(
        'Runtime.ExitError',
        `RequestId: ${task.id} Error: The cloud was rewound or restarted while it ran`,
      ),
      logs: [],
      logStream: '',
    }),
    onLog: (environmentId, _invocationId, entry) => void environments.get(environmentId)?.logs.push(entry),
    taskOf: ({ environmentId, sessionToken }) => {
      if (environmentId !== undefined) return environments.get(environmentId)?.task;
      return [...environments.values()].find((warm) => warm.sessionToken === sessionToken)?.task;
    },
    registerHandler: (id, handler) => void handlers.set(id, handler),
    discardIdle: () => discard(() => true),
    discardUnfinished: () => discard(({ isUnfinished }) => isUnfinished),
  };
}

/** AWS: initialising is not part of an invocation's time. Answers how long it took, for a new environment. */
async function initialise(environment: ExecutionEnvironment, clock: { now(): number }): Promise<number | undefined> {
  if (environment.state !== 'new') return undefined;
  const startedMs = clock.now();
  await environment.init();
  return clock.now() - startedMs;
}

/** Environments are shared by invocations of the same code with the same settings, and by nothing else. */
function environmentKey(task: InvocationTask, mode: ComputeMode): string {
  const { account, region, functionArn, version, settings, endpoint, code } = task;
  return JSON.stringify([account, region, functionArn, version, mode, endpoint, code.sha256, code.revision, settings]);
}

function codeOf({ code, functionName }: InvocationTask, handlers: ReadonlyMap<string, FunctionHandler>): FunctionCode {
  if (code.kind === 'zip') return { kind: 'zip', bytes: code.bytes };
  if (code.kind === 'local') {
    const isArchive = /\.(zip|jar)$/.test(code.path);
    return isArchive ? { kind: 'zip', bytes: readFileSync(code.path) } : { kind: 'local', path: code.path };
  }
  const handler = handlers.get(code.id);
  if (!handler)
    throw new Error(`Function ${functionName} runs the handler '${code.id}', which has not been registered.`);
  return { kind: 'function', handler };
}

function specOf(
  task: InvocationTask,
  code: FunctionCode,
  mode: ComputeMode,
  logStream: string,
  sessionToken: string,
): EnvironmentSpec {
  const { settings, functionName, version, functionArn, account, region, logGroup } = task;
  const { handler, runtime, memoryMb } = settings;
  return {
    functionName,
    version,
    functionArn,
    memoryMb,
    timeoutMs: settings.timeoutSeconds * 1000,
    runtime,
    handler,
    code,
    mode,
    logGroup,
    logStream,
    environment: runtimeVariables({
      functionName,
      version,
      memoryMb,
      handler,
      runtime,
      account,
      region,
      endpoint: mode === 'process' || !runtime.startsWith('nodejs') ? undefined : task.endpoint,
      taskRoot: code.kind === 'local' ? taskRootOf(code.path) : '/var/task',
      logGroup,
      logStream,
      sessionToken,
      variables: settings.variables,
    }),
  };
}

/** The folder of the code; an entry file has an extension. */
const taskRootOf = (path: string): string => (/\.[cm]?[jt]sx?$/.test(path) ? dirname(path) : path);

function crashed(errorType: string, errorMessage: string): InvocationOutcome {
  return {
    kind: 'crashed',
    errorType,
    errorMessage,
    trace: [],
    payload: JSON.stringify({ errorType, errorMessage }),
    durationMs: 0,
    maxMemoryMb: 0,
    unhandled: [],
    stillRunningAfterReturn: [],
  };
}
