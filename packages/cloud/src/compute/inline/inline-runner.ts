import { patchNewSdkCopies } from '../intercept/sdk-requests.ts';
import { adaptive } from '../code/read-module.ts';
import { type PreparedCode, prepareCode } from '../code/prepare-code.ts';
import type { Runner, RunnerEvents } from '../environment.ts';
import { reportError } from '../sandbox/error-report.ts';
import { real } from '../sandbox/real.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxCode } from '../sandbox/sandbox-code.ts';
import type { ErrorReport } from '../sandbox/sandbox-host.ts';
import { specForSandbox } from '../sandbox/sandbox-spec.ts';
import type { ComputeHost, EnvironmentActivity, EnvironmentSpec, Invocation } from '../types.ts';
import { type InitialisedCode, keyOf } from './initialised-code.ts';
import { acquireScopes, enterScope, leaveScope } from './inline-scope.ts';
import type { InvocationScripts } from './invocation-script.ts';
import { scriptableBundle } from './scriptable.ts';
import { type CallEnd, crashOf, ScriptedCall } from './scripted-call.ts';

/** What the environments of one cloud that run inline have in common. */
export interface InlineCommons {
  readonly initialised: InitialisedCode;
  readonly scripts: InvocationScripts;
}

/** Runs code in this thread: the fastest, the one to debug, and the one whose every step is ours. */
export function createInlineRunner(
  id: string,
  spec: EnvironmentSpec,
  host: ComputeHost,
  events: RunnerEvents,
  commons: InlineCommons,
): Runner {
  return new InlineRunner(id, spec, host, events, commons);
}

const closed: ErrorReport = { errorType: 'Runtime.ExitError', errorMessage: 'The environment was closed.', trace: [] };

type Activity = Omit<EnvironmentActivity, 'running'>;

class InlineRunner implements Runner {
  readonly livesInRealTime = false;
  readonly #id: string;
  readonly #spec: EnvironmentSpec;
  readonly #host: ComputeHost;
  readonly #events: RunnerEvents;
  readonly #commons: InlineCommons;
  readonly #release = acquireScopes();
  readonly #environment: string;
  #prepared: PreparedCode | undefined;
  #sandbox: Sandbox | undefined;
  #loading: Promise<ErrorReport | undefined> | undefined;
  /** The call that goes by script or is being noted down. */
  #call: ScriptedCall | undefined;
  #hasEnded = false;

  constructor(id: string, spec: EnvironmentSpec, host: ComputeHost, events: RunnerEvents, commons: InlineCommons) {
    this.#id = id;
    this.#spec = spec;
    this.#host = host;
    this.#events = events;
    this.#commons = commons;
    this.#environment = keyOf(spec);
  }

  async start(): Promise<ErrorReport | undefined> {
    let prepared: PreparedCode;
    try {
      prepared = this.#prepared = await prepareCode(this.#spec, 'inline');
    } catch (error) {
      return reportError(error, (text) => text);
    }
    if (this.#hasEnded) {
      prepared.remove();
      return closed;
    }
    const bundle = this.#scriptableBundle(prepared);
    // Code that has been loaded with these variables before, and may not be needed, can be loaded when it is.
    const isKnown = bundle && this.#commons.scripts.knows(bundle, this.#environment);
    return isKnown ? undefined : this.#load(prepared.code);
  }

  async call(invocation: Invocation): Promise<CallEnd> {
    if (!this.#prepared) throw new Error('An environment is called only after it has started.');
    const { code } = this.#prepared;
    const call = this.#createScriptedCall(invocation, this.#prepared);
    if (!call) {
      const refusal =
        code.kind === 'bundle' && this.#host.repeats ? this.#commons.scripts.refusalOf(code.bundle) : undefined;
      if (refusal !== undefined) this.#host.onUnrepeatable?.(this.#id, refusal, false);
      return this.#run(code, invocation);
    }
    this.#call = call;
    const end = await call.run();
    // What the code of a broken call still does concerns nobody: the environment ends.
    if (!end.crashed) this.#call = undefined;
    return end;
  }

  // Bundling and reading code is real work that the cloud cannot see into.
  activity(): Activity {
    return this.#call?.activity() ?? this.#activityOfCode('bundling');
  }

  terminate(): Promise<void> {
    if (this.#hasEnded) return Promise.resolve();
    this.#hasEnded = true;
    const loaded = this.#keepsCode ? this.#sandbox?.unchangedCode : undefined;
    if (loaded && this.#prepared) this.#commons.initialised.keep(this.#environment, this.#prepared.code, loaded);
    this.#call?.dispose();
    this.#sandbox?.dispose();
    this.#prepared?.remove();
    this.#release();
    return Promise.resolve();
  }

  /**
   * Whether code may go on in another environment. A client keeps the credentials of its first request, by which the cloud
   * could then know another environment, and one that adapts learns from all.
   */
  get #keepsCode(): boolean {
    const { AWS_RETRY_MODE } = this.#spec.environment;
    return this.#host.verifiesSignatures === false && AWS_RETRY_MODE !== adaptive;
  }

  #load(code: SandboxCode): Promise<ErrorReport | undefined> {
    this.#loading ??= this.#loadOnce(code);
    return this.#loading;
  }

  async #loadOnce(code: SandboxCode): Promise<ErrorReport | undefined> {
    this.#sandbox = this.#createSandbox(code);
    const failure = await this.#sandbox.load();
    patchNewSdkCopies();
    return failure;
  }

  async #run(code: SandboxCode, invocation: Invocation): Promise<CallEnd> {
    const error = await this.#load(code);
    if (error || !this.#sandbox) return crashOf(error ?? closed);
    return this.#sandbox.call(invocation);
  }

  #createSandbox(code: SandboxCode): Sandbox {
    const host = this.#host;
    const id = this.#id;
    return new Sandbox({
      spec: specForSandbox(this.#spec),
      code,
      loaded: this.#keepsCode ? this.#commons.initialised.take(this.#environment, code) : undefined,
      enter: enterScope,
      host: {
        now: () => leaveScope(() => this.#call?.now() ?? host.now()),
        virtual: host.virtual,
        startTimer: (delayMs, fire) => {
          this.#call?.timerStarted();
          if (host.virtual) return leaveScope(() => host.startTimer(id, delayMs, fire));
          const timer = real.setTimeout(fire, delayMs);
          return { cancel: () => real.clearTimeout(timer) };
        },
        get wantsPositions() {
          return host.wantsPositions === true;
        },
        send: (invocationId, request) =>
          leaveScope(() => this.#call?.send(request) ?? host.handleRequest(id, invocationId, request)),
        get endpoint() {
          return host.endpoint;
        },
        verifiesSignatures: host.verifiesSignatures ?? true,
        allowHost: (name) => leaveScope(() => host.allowHost(name)),
        random: () => leaveScope(() => host.random(id)),
        log: (invocationId, entry) =>
          leaveScope(() => (this.#call ? this.#call.log(entry) : host.onLog(id, invocationId, entry))),
        changed: () => leaveScope(() => (this.#call ? this.#call.codeChanged() : host.onActivity(id))),
        crashed: (report) => leaveScope(() => this.#events.crashed(report)),
      },
    });
  }

  #activityOfCode(before: string): Activity {
    return (
      this.#sandbox?.activity() ?? { requestsStarted: 0, responsesDelivered: 0, virtualTimers: 0, foreign: [before] }
    );
  }

  #scriptableBundle(prepared: PreparedCode): ReturnType<typeof scriptableBundle> {
    return this.#keepsCode ? scriptableBundle(prepared, this.#host, this.#commons.scripts) : undefined;
  }

  /** Undefined where the code has to be run, and nobody may know what comes of it. */
  #createScriptedCall(invocation: Invocation, prepared: PreparedCode): ScriptedCall | undefined {
    const bundle = this.#scriptableBundle(prepared);
    const isAsLoaded = !this.#sandbox || this.#sandbox.unchangedCode !== undefined;
    if (!bundle || !isAsLoaded) return undefined;
    const { scripts } = this.#commons;
    const host = this.#host;
    const id = this.#id;
    const key = this.#scriptKey(invocation);
    let opened: number | undefined;
    return new ScriptedCall(
      {
        now: () => host.now(),
        send: (request) => leaveScope(() => host.handleRequest(id, invocation.requestId, request)),
        log: (entry) => host.onLog(id, invocation.requestId, entry),
        changed: () => host.onActivity(id),
      },
      {
        load: () => this.#load(prepared.code),
        run: () => {
          opened = this.#sandbox?.foreign.opened;
          return this.#run(prepared.code, invocation);
        },
        activity: () => this.#activityOfCode('computing'),
        hasLeftNothing: () => this.#sandbox?.unchangedCode !== undefined && this.#sandbox.foreign.opened === opened,
      },
      {
        root: scripts.find(bundle, key),
        keep: (root) => scripts.keep(bundle, this.#environment, key, root),
        extend: (parent, given, child) => scripts.extend(parent, given, child),
        refuse: (difference) => {
          scripts.refuse(bundle, difference);
          host.onUnrepeatable?.(id, difference, true);
        },
      },
    );
  }

  /** The same for calls that code cannot tell from each other before it is given an answer. */
  #scriptKey(invocation: Invocation): string {
    const { functionArn, version, runtime, memoryMb, logGroup, logStream } = this.#spec;
    const host = this.#host;
    // The time zone is the process's.
    const zone = leaveScope(() => process.env['TZ']);
    const constant = [this.#environment, functionArn, version, runtime, memoryMb, logGroup, logStream, zone];
    return JSON.stringify([...constant, invocation, host.now(), host.randomName?.(this.#id), host.wantsPositions]);
  }
}
