import { Worker } from 'node:worker_threads';
import { type PreparedCode, prepareCode } from '../code/prepare-code.ts';
import type { Runner, RunnerEvents } from '../environment.ts';
import { reportError } from '../sandbox/error-report.ts';
import type { CallResult, ErrorReport } from '../sandbox/sandbox-host.ts';
import { specForSandbox } from '../sandbox/sandbox-spec.ts';
import type { ComputeHost, EnvironmentActivity, EnvironmentSpec, TimerHandle } from '../types.ts';
import { agentSource } from './agent-source.generated.ts';
import { createBusyGuard } from './busy-guard.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

type Result = CallResult & { readonly crashed: boolean };
type Outgoing = ToWorker extends infer One ? (One extends unknown ? Omit<One, 'seq' | 'now'> : never) : never;

const minHeapMb = 64;
const nothing: Omit<EnvironmentActivity, 'running'> = {
  requestsStarted: 0,
  responsesDelivered: 0,
  virtualTimers: 0,
  foreign: [],
};

/** Runs code in a worker thread, whose requests, timers and counts come over its port. */
export function createThreadRunner(id: string, spec: EnvironmentSpec, host: ComputeHost, events: RunnerEvents): Runner {
  let worker: Worker | undefined;
  let prepared: PreparedCode | undefined;
  let ended = false;
  let sent = 0;
  let requestsSeen = 0;
  let reported: { readonly seq: number; readonly activity: Omit<EnvironmentActivity, 'running'> } | undefined;
  let onLoaded: ((error: ErrorReport | undefined) => void) | undefined;
  let onResult: ((result: Result) => void) | undefined;
  const timers = new Map<number, TimerHandle>();
  const guard = createBusyGuard(
    spec.timeoutMs,
    () => give({ type: 'ping' }, false),
    () => {
      events.stuck();
      onLoaded?.({
        errorType: 'Sandbox.Timedout',
        errorMessage: 'Error: The code does not finish loading.',
        trace: [],
      });
    },
  );

  function give(message: Outgoing, counts = true): void {
    if (counts) sent += 1;
    worker?.postMessage({ ...message, seq: sent, now: host.now() });
  }

  function receive(message: FromWorker): void {
    if (ended && message.type !== 'allow-host') return;
    guard.alive();
    switch (message.type) {
      case 'loaded':
        worker?.unref();
        guard.stop();
        onLoaded?.(message.error);
        break;
      case 'result':
        onResult?.(message.result);
        break;
      case 'crashed':
        events.crashed(message.report);
        break;
      case 'request':
        requestsSeen += 1;
        host.handleRequest(id, message.invocationId, message.request).then(
          (response) => give({ type: 'response', key: message.key, response }),
          (error: unknown) =>
            give({ type: 'failure', key: message.key, message: messageOf(error), code: codeOf(error) }),
        );
        break;
      case 'log':
        host.onLog(id, message.invocationId, message.entry);
        break;
      case 'timer':
        timers.set(
          message.key,
          host.startTimer(id, message.delayMs, () => {
            timers.delete(message.key);
            give({ type: 'fire', key: message.key });
          }),
        );
        break;
      case 'cancel':
        timers.get(message.key)?.cancel();
        timers.delete(message.key);
        break;
      case 'activity':
        reported = message;
        host.onActivity(id);
        break;
      case 'pong':
        break;
      case 'allow-host':
        Atomics.store(message.flag, 0, host.allowHost(message.host) ? 1 : 2);
        Atomics.notify(message.flag, 0);
        break;
      default:
        message satisfies never;
    }
  }

  async function start(): Promise<ErrorReport | undefined> {
    try {
      prepared = await prepareCode(spec, 'thread');
    } catch (error) {
      return reportError(error, (text) => text);
    }
    const { code } = prepared;
    if (ended || code.kind === 'function') {
      prepared.remove();
      return closedReport;
    }
    const sandboxSpec = specForSandbox(spec);
    const setup: WorkerSetup = {
      spec: sandboxSpec,
      code,
      virtual: host.virtual,
      now: host.now(),
      endpoint: host.endpoint,
      verifiesSignatures: host.verifiesSignatures ?? true,
      seed: host.random(id),
    };
    return new Promise((resolve) => {
      onLoaded = resolve;
      // The thread would take these as its own options; to the code they stay visible in its environment.
      const { NODE_OPTIONS: _options, ...env } = sandboxSpec.environment;
      const created = new Worker(agentSource, {
        eval: true,
        name: `${spec.functionName} ${id}`,
        workerData: setup,
        env,
        execArgv: [],
        stdout: true,
        stderr: true,
        resourceLimits: { maxOldGenerationSizeMb: Math.max(minHeapMb, spec.memoryMb) },
      });
      worker = created;
      guard.start();
      created.on('message', receive);
      created.on('error', (error) => fail(reportCrash(error)));
      created.on('exit', (status) => fail(exitReport(status)));
    });
  }

  function fail(report: ErrorReport): void {
    if (ended) return;
    onLoaded?.(report);
    events.crashed(report);
  }

  return {
    livesInRealTime: false,
    start,
    call: (invocation) =>
      new Promise((resolve) => {
        onResult = (result) => {
          onResult = undefined;
          guard.stop();
          worker?.unref();
          resolve(result);
        };
        guard.start();
        requestsSeen = 0;
        worker?.ref();
        give({ type: 'invoke', invocation });
      }),
    activity: () => {
      const isCurrent = reported !== undefined && reported.seq === sent;
      const known = reported?.activity ?? nothing;
      return { ...known, requestsStarted: requestsSeen, foreign: isCurrent ? known.foreign : ['computing'] };
    },
    terminate: async () => {
      if (ended) return;
      ended = true;
      guard.stop();
      for (const timer of timers.values()) timer.cancel();
      await worker?.terminate();
      prepared?.remove();
    },
  };
}

const closedReport: ErrorReport = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'The environment was closed.',
  trace: [],
};

function exitReport(status: number): ErrorReport {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `Error: Runtime exited with error: exit status ${String(status)}`,
    trace: [],
  };
}

function reportCrash(error: unknown): ErrorReport {
  // AWS: Source: Lambda developer guide, "Troubleshoot memory issues": Runtime.OutOfMemory.
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {
      errorType: 'Runtime.OutOfMemory',
      errorMessage: 'Error: Runtime exited with error: signal: killed',
      trace: [],
    };
  }
  return reportError(error, (text) => text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
