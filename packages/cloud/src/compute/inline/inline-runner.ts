import { patchNewSdkCopies } from '../intercept/sdk-requests.ts';
import { type PreparedCode, prepareCode } from '../code/prepare-code.ts';
import type { Runner, RunnerEvents } from '../environment.ts';
import { reportError } from '../sandbox/error-report.ts';
import { real } from '../sandbox/real.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { specForSandbox } from '../sandbox/sandbox-spec.ts';
import type { ComputeHost, EnvironmentSpec } from '../types.ts';
import type { InitialisedCode } from './initialised-code.ts';
import { acquireScopes, enterScope, leaveScope } from './inline-scope.ts';

/** Runs code in this thread: the fastest, the one to debug, and the one whose every step is ours. */
export function createInlineRunner(
  id: string,
  spec: EnvironmentSpec,
  host: ComputeHost,
  events: RunnerEvents,
  initialised: InitialisedCode,
): Runner {
  let sandbox: Sandbox | undefined;
  let prepared: PreparedCode | undefined;
  let ended = false;
  // A client keeps the credentials of its first request, by which the cloud would then know another environment.
  const keepsCode = host.verifiesSignatures === false;
  const release = acquireScopes();
  const startTimer = (delayMs: number, fire: () => void): { cancel(): void } => {
    if (host.virtual) return leaveScope(() => host.startTimer(id, delayMs, fire));
    const timer = real.setTimeout(fire, delayMs);
    return { cancel: () => real.clearTimeout(timer) };
  };
  return {
    livesInRealTime: false,
    start: async () => {
      try {
        prepared = await prepareCode(spec, 'inline');
      } catch (error) {
        return reportError(error, (text) => text);
      }
      if (ended) {
        prepared.remove();
        return { errorType: 'Runtime.ExitError', errorMessage: 'The environment was closed.', trace: [] };
      }
      sandbox = new Sandbox({
        spec: specForSandbox(spec),
        code: prepared.code,
        loaded: keepsCode ? initialised.take(spec, prepared.code) : undefined,
        enter: enterScope,
        host: {
          now: () => leaveScope(() => host.now()),
          virtual: host.virtual,
          startTimer,
          get wantsPositions() {
            return host.wantsPositions === true;
          },
          send: (invocationId, request) => leaveScope(() => host.handleRequest(id, invocationId, request)),
          get endpoint() {
            return host.endpoint;
          },
          verifiesSignatures: host.verifiesSignatures ?? true,
          allowHost: (name) => leaveScope(() => host.allowHost(name)),
          random: () => leaveScope(() => host.random(id)),
          log: (invocationId, entry) => leaveScope(() => host.onLog(id, invocationId, entry)),
          changed: () => leaveScope(() => host.onActivity(id)),
          crashed: (report) => leaveScope(() => events.crashed(report)),
        },
      });
      const failure = await sandbox.load();
      patchNewSdkCopies();
      return failure;
    },
    call: (invocation) => {
      if (!sandbox) throw new Error('An environment is called only after it has started.');
      return sandbox.call(invocation);
    },
    // Bundling and reading code is real work that the cloud cannot see into.
    activity: () =>
      sandbox?.activity() ?? { requestsStarted: 0, responsesDelivered: 0, virtualTimers: 0, foreign: ['bundling'] },
    terminate: () => {
      if (!ended) {
        ended = true;
        const loaded = keepsCode ? sandbox?.release() : undefined;
        if (loaded && prepared) initialised.keep(spec, prepared.code, loaded);
        sandbox?.dispose();
        prepared?.remove();
        release();
      }
      return Promise.resolve();
    },
  };
}
