import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Runner, RunnerEvents } from '../environment.ts';
import { reportError } from '../sandbox/error-report.ts';
import { real } from '../sandbox/real.ts';
import type { ErrorReport } from '../sandbox/sandbox-host.ts';
import type { ComputeHost, EnvironmentSpec, Invocation, LogEntry } from '../types.ts';
import { type LaunchPlan, planLaunch } from './launch-plan.ts';
import { killGroup, spawnGroup } from './process-group.ts';
import { type RuntimeApi, startRuntimeApi } from './runtime-api.ts';

/**
 * Runs code in a process that speaks the Lambda Runtime API: any language. It lives in real time, and what it does
 * between its requests nobody can see, so that it counts as foreign while it runs.
 */
export function createProcessRunner(
  id: string,
  spec: EnvironmentSpec,
  host: ComputeHost,
  events: RunnerEvents,
): Runner {
  let plan: LaunchPlan | undefined;
  let api: RuntimeApi | undefined;
  let child: ChildProcess | undefined;
  let invocation: Invocation | undefined;
  let ended = false;

  async function start(): Promise<ErrorReport | undefined> {
    try {
      plan = await planLaunch(spec);
    } catch (error) {
      return reportError(error, (text) => text);
    }
    const launch = plan;
    let resolve = (_report: ErrorReport | undefined): void => undefined;
    const started = new Promise<ErrorReport | undefined>((done) => (resolve = done));
    api = await startRuntimeApi({ ready: () => resolve(undefined), initFailed: (report) => resolve(report) });
    if (ended) {
      await api.close();
      plan.remove();
      return exitReport(undefined, null, 'SIGKILL');
    }
    const fail = (report: ErrorReport): void => {
      resolve(report);
      if (!ended) events.crashed(report);
    };
    child = spawnGroup({
      command: launch.command,
      args: launch.args,
      cwd: launch.taskRoot,
      env: environmentOf(spec, host, launch, api.address),
    });
    child.once('error', (error) =>
      fail({ errorType: 'Runtime.InvalidEntrypoint', errorMessage: `Error: ${error.message}`, trace: [] }),
    );
    child.once('exit', (status, signal) => fail(exitReport(invocation?.requestId, status, signal)));
    readLog(child.stdout, 'INFO');
    readLog(child.stderr, 'ERROR');
    return started;
  }

  function readLog(stream: Readable | null, level: LogEntry['level']): void {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (line) => {
      if (!ended) host.onLog(id, invocation?.requestId, { timestamp: host.now(), level, line });
    });
  }

  return {
    livesInRealTime: true,
    start,
    call: async (next) => {
      if (!api) throw new Error('An environment is called only after it has started.');
      invocation = next;
      const remainingMs = Math.max(0, next.deadlineMs - host.now());
      const { payload, error } = await api.invoke(next, real.now() + remainingMs);
      return {
        payload,
        error,
        crashed: false,
        unhandled: [],
        stillRunningAfterReturn: [],
        memoryMb: peakMemoryMb(child, spec),
      };
    },
    activity: () => ({
      requestsStarted: 0,
      responsesDelivered: 0,
      virtualTimers: 0,
      foreign: [`process ${String(child?.pid ?? 'starting')}`],
    }),
    terminate: async () => {
      if (ended) return;
      ended = true;
      if (child && child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        const closed = new Promise((resolve) => child?.once('close', resolve));
        killGroup(child);
        await closed;
      } else if (child) {
        killGroup(child);
      }
      await api?.close();
      plan?.remove();
    },
  };
}

/** An address that cannot be reached and says why: without it, SDKs would go to the real AWS. */
const noEndpoint = 'http://start-the-http-endpoint-for-process-mode.invalid';

function environmentOf(
  spec: EnvironmentSpec,
  host: ComputeHost,
  plan: LaunchPlan,
  address: string,
): Record<string, string> {
  const { PATH = '', HOME = '', LANG = 'en_US.UTF-8' } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    TZ: ':UTC',
    AWS_ENDPOINT_URL: host.endpoint ?? noEndpoint,
    AWS_LAMBDA_FUNCTION_NAME: spec.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: spec.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: spec.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: spec.logStream,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...spec.environment,
    AWS_LAMBDA_RUNTIME_API: address,
    _HANDLER: spec.handler,
    LAMBDA_TASK_ROOT: plan.taskRoot,
    SKYRIG_RUNTIME: spec.runtime,
  };
}

function exitReport(requestId: string | undefined, status: number | null, signal: NodeJS.Signals | null): ErrorReport {
  const request = requestId === undefined ? '' : `RequestId: ${requestId} `;
  const how = signal === null ? `exit status ${String(status)}` : `signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  // AWS: Source: Lambda developer guide, "Troubleshoot execution issues": Runtime.ExitError.
  const text = status === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
  return { errorType: 'Runtime.ExitError', errorMessage: `${request}Error: ${text}`, trace: [] };
}

function peakMemoryMb(child: ChildProcess | undefined, spec: EnvironmentSpec): number {
  try {
    const peakKb = Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(child?.pid)}/status`, 'utf8'))?.[1]);
    return Math.min(spec.memoryMb, Math.ceil(peakKb / 1024));
  } catch {
    // Only Linux tells.
    return spec.memoryMb;
  }
}
