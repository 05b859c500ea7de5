import type { Bundle } from '../code/bundle.ts';
import type { SandboxCode } from '../sandbox/sandbox-code.ts';
import type { ErrorReport } from '../sandbox/sandbox-host.ts';
import { keyOf } from './initialised-code.ts';
import type { ScriptNode } from './invocation-script.ts';
import { type CallEnd, ScriptedCall } from './scripted-call.ts';
import { patchNewSdkCopies } from '../intercept/sdk-requests.ts';
import { type PreparedCode, prepareCode } from '../code/prepare-code.ts';
import type { Runner, RunnerEvents } from '../environment.ts';
import { reportError } from '../sandbox/error-report.ts';
import { real } from '../sandbox/real.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { specForSandbox } from '../sandbox/sandbox-spec.ts';
import type { ComputeHost, EnvironmentSpec, Invocation } from '../types.ts';
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
  let call: ScriptedCall | undefined;
  let loading: Promise<ErrorReport | undefined> | undefined;
  const load = async (code: SandboxCode): Promise<ErrorReport | undefined> => {
    sandbox = new Sandbox({
      spec: specForSandbox(spec),
      code,
      loaded: keepsCode ? initialised.take(spec, code) : undefined,
      enter: enterScope,
      host: {
        now: () => leaveScope(() => host.now()),
        virtual: host.virtual,
        startTimer: (delayMs, fire) => {
          call?.spoil();
          return startTimer(delayMs, fire);
        },
        get wantsPositions() {
          return host.wantsPositions === true;
        },
        send: (invocationId, request) =>
          leaveScope(() => call?.send(request) ?? host.handleRequest(id, invocationId, request)),
        get endpoint() {
          return host.endpoint;
        },
        verifiesSignatures: host.verifiesSignatures ?? true,
        allowHost: (name) => leaveScope(() => host.allowHost(name)),
        random: () => leaveScope(() => host.random(id)),
        log: (invocationId, entry) => leaveScope(() => (call ? call.log(entry) : host.onLog(id, invocationId, entry))),
        changed: () => leaveScope(() => (call ? call.codeChanged() : host.onActivity(id))),
        crashed: (report) => leaveScope(() => events.crashed(report)),
      },
    });
    const failure = await sandbox.load();
    patchNewSdkCopies();
    return failure;
  };
  const bundleOf = (code: SandboxCode): Bundle | undefined =>
    code.kind === 'bundle' && code.bundle.isRepeatable ? code.bundle : undefined;
  const scriptsOf = (): Map<string, ScriptNode> | undefined => {
    const bundle = prepared && keepsCode && host.repeats === true ? bundleOf(prepared.code) : undefined;
    return bundle && initialised.scriptsOf(bundle);
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
      const scripts = scriptsOf();
      if (scripts && scripts.size > 0) return undefined;
      loading = load(prepared.code);
      return loading;
    },
    call: async (invocation) => {
      if (!prepared) throw new Error('An environment is called only after it has started.');
      const { code } = prepared;
      const runCode = async (): Promise<CallEnd> => {
        loading ??= load(code);
        await loading;
        if (!sandbox) throw new Error('An environment is called only after it has started.');
        return sandbox.call(invocation);
      };
      const scripts = sandbox && !sandbox.release() ? undefined : scriptsOf();
      if (!scripts) return runCode();
      const key = scriptKey(spec, invocation, host, id);
      call = new ScriptedCall(
        {
          now: () => host.now(),
          send: (request) => leaveScope(() => host.handleRequest(id, invocation.requestId, request)),
          log: (entry) => host.onLog(id, invocation.requestId, entry),
          changed: () => host.onActivity(id),
        },
        {
          functionName: spec.functionName,
          run: runCode,
          activity: () =>
            sandbox?.activity() ?? {
              requestsStarted: 0,
              responsesDelivered: 0,
              virtualTimers: 0,
              foreign: ['computing'],
            },
          hasLeftNothing: () => sandbox?.release() !== undefined,
        },
        scripts.get(key),
        (root) => void scripts.set(key, root),
      );
      try {
        return await call.run();
      } finally {
        call = undefined;
      }
    },
    // Bundling and reading code is real work that the cloud cannot see into.
    activity: () =>
      call?.activity() ??
      sandbox?.activity() ?? { requestsStarted: 0, responsesDelivered: 0, virtualTimers: 0, foreign: ['bundling'] },
    terminate: () => {
      if (!ended) {
        ended = true;
        const loaded = keepsCode ? sandbox?.release() : undefined;
        if (loaded && prepared) initialised.keep(spec, prepared.code, loaded);
        call?.dispose();
        sandbox?.dispose();
        prepared?.remove();
        release();
      }
      return Promise.resolve();
    },
  };
}

/** The same for calls that code cannot tell from each other before it is given an answer. */
function scriptKey(spec: EnvironmentSpec, invocation: Invocation, host: ComputeHost, id: string): string {
  const { functionArn, version, memoryMb, logGroup, logStream } = spec;
  const constant = [functionArn, version, memoryMb, logGroup, logStream];
  return JSON.stringify([keyOf(spec), ...constant, invocation, host.now(), host.randomName?.(id), host.wantsPositions]);
}
