import { runtimeError } from '../code/runtime-error.ts';
import type { StackMapper } from '../code/stack-mapper.ts';
import type { Caller } from '../intercept/caller.ts';
import type { EnvironmentActivity, FunctionHandler, Invocation, WireRequest, WireResponse } from '../types.ts';
import { callHandler } from './call-handler.ts';
import { callerPosition } from './caller-position.ts';
import { errorPayload, reportError, reportRejection } from './error-report.ts';
import { EmptyLoop } from './empty-loop.ts';
import { ForeignLog, pendingSystemRequests } from './foreign-log.ts';
import { letLeftoversShow } from './leftovers.ts';
import { heapMegabytes } from './heap-megabytes.ts';
import { createInvokeContext } from './invoke-store.ts';
import { nodeMajor } from './node-major.ts';
import { real, turn } from './real.ts';
import { entryOf, loadCode, type LoadedCode, type SandboxCode, stackMapperOf } from './sandbox-code.ts';
import type { CallResult, ErrorReport, SandboxHost, SandboxSpec } from './sandbox-host.ts';
import { isRetry, outgoingRequest } from './outgoing-request.ts';
import { PackageImports } from './package-imports.ts';
import { createSandboxRealm, hasVariables, type SandboxRealm } from './sandbox-realm.ts';
import { RequestLedger } from './request-ledger.ts';
import { SandboxLog } from './sandbox-log.ts';
import { SandboxTimers } from './sandbox-timers.ts';
import { formatResult } from './format-result.ts';
import { createTimerFunctions } from './timer-functions.ts';
import { TurnWatch } from './turn-watch.ts';

/** How long code that seems to wait for nothing is given the benefit of the doubt: native add-ons cannot be seen. */
const doubtMs = 500;
const loadingMs = 10_000;

/** The async context of code in a sandbox. */
export interface Scope {
  readonly sandbox: Sandbox;
  readonly invokeContext: Record<PropertyKey, unknown> | undefined;
}

export interface SandboxOptions {
  readonly spec: SandboxSpec;
  readonly code: SandboxCode;
  /** The same code as another environment with these variables has evaluated and {@link Sandbox.unchangedCode left} it. */
  readonly loaded?: LoadedCode | undefined;
  readonly host: SandboxHost;
  /** Runs code in a scope, and with it everything that it starts. */
  enter<T>(scope: Scope, run: () => T): T;
}

/**
 * Where one environment's code runs, in whatever thread: its globals, timers, log, requests and counters. Frozen between
 * invocations, as on Lambda: timers do not fire, and responses arrive with the next invocation.
 */
export class Sandbox implements Caller {
  readonly realm: SandboxRealm;
  readonly foreign: ForeignLog;
  readonly verifiesSignatures: boolean;
  readonly variables: NonNullable<Caller['variables']>;
  readonly #spec: SandboxSpec;
  readonly #code: SandboxCode;
  readonly #host: SandboxHost;
  readonly #enter: SandboxOptions['enter'];
  readonly #mapStack: StackMapper;
  readonly #log: SandboxLog;
  readonly #timers: SandboxTimers;
  readonly #watch: TurnWatch;
  readonly #requests = new RequestLedger(() => this.#touch());
  readonly #imports = new PackageImports(() => this.#touch());
  readonly #emptyLoop = new EmptyLoop();
  #scope: Scope;
  #loaded: LoadedCode | undefined;
  readonly #released: LoadedCode | undefined;
  /** Nobody could tell whether its code was evaluated here or before. */
  #mayMove = true;
  #invocation: Invocation | undefined;
  #running = false;
  #dead = false;
  /** It has crashed: what its code does from now on is of no interest. */
  #broken = false;
  #crash: ((report: ErrorReport) => void) | undefined;
  #unhandled: string[] = [];
  #lastTouchAt = 0;

  constructor(options: SandboxOptions) {
    const { spec, code, host } = options;
    this.#spec = spec;
    this.#code = code;
    this.#released = options.loaded;
    this.#host = host;
    this.verifiesSignatures = host.verifiesSignatures;
    this.#enter = options.enter;
    this.#mapStack = stackMapperOf(code);
    this.#scope = { sandbox: this, invokeContext: undefined };
    this.#log = new SandboxLog(spec, this.#mapStack, {
      now: () => host.now(),
      requestId: () => this.#invocation?.requestId,
      write: (requestId, entry) => {
        if (this.#dead) return;
        this.#mayMove &&= this.#loaded !== undefined;
        host.log(requestId, entry);
      },
    });
    this.foreign = new ForeignLog(() => this.#touch());
    this.#watch = new TurnWatch(
      () => this.#foreignNow(),
      (atRest) => this.#afterTurn(atRest),
    );
    this.#timers = new SandboxTimers({
      now: () => host.now(),
      startTimer: (delayMs, fire) => host.startTimer(delayMs, fire),
      touch: () => this.#touch(),
      run: (callback) => this.#run(callback),
    });
    this.realm = createSandboxRealm({
      now: () => host.now(),
      random: () => {
        this.#mayMove &&= this.#loaded !== undefined;
        return host.random();
      },
      environment: spec.environment,
      timers: createTimerFunctions(
        this.#timers,
        () => this.#touch(),
        (callback) => this.#run(callback),
      ),
      writeLog: this.#log.write,
      exit: (code) => this.#exit(code),
      entry: entryOf(code),
    });
    this.variables = this.realm.env;
  }

  get label(): string {
    const request = this.#invocation ? ` (request ${this.#invocation.requestId})` : ' (initialising)';
    return `Function ${this.#spec.functionName}${request}`;
  }

  /** Read anew each time: the cloud may begin to listen while the code runs. */
  get endpoint(): string | undefined {
    return this.#host.endpoint;
  }

  get scope(): Scope {
    return this.#scope;
  }

  allowHost(host: string): boolean {
    return this.#host.allowHost(host);
  }

  /** Loads the code; answers the error if that fails. */
  async load(): Promise<ErrorReport | undefined> {
    this.#running = true;
    this.#touch();
    try {
      return await this.#untilCrash(
        async () => {
          try {
            this.#released?.moveTo?.(this.realm);
            this.#loaded =
              this.#released ??
              (await this.#enter(this.#scope, () =>
                loadCode(this.#code, this.#spec.handler, this.realm, this.#imports.watch),
              ));
            return undefined;
          } catch (error) {
            this.#log.writeError('Uncaught Exception', error);
            return reportError(error, this.#mapStack);
          }
        },
        (report) => report,
      );
    } finally {
      this.#running = false;
    }
  }

  /** Runs one invocation. */
  async call(invocation: Invocation): Promise<CallResult & { readonly crashed: boolean }> {
    const handler = this.#loaded?.handler;
    if (!handler) throw new Error('The sandbox has no handler: load() has to succeed first.');
    this.#invocation = invocation;
    this.#unhandled = [];
    this.#scope = {
      sandbox: this,
      invokeContext: createInvokeContext({
        traceHeader: undefined,
        traceparent: undefined,
        baggage: undefined,
        ...invocation,
      }),
    };
    this.realm.env['_X_AMZN_TRACE_ID'] = invocation.traceHeader ?? '';
    this.#thaw();
    const ending = await this.#untilCrash(
      () => this.#callHandler(handler, invocation),
      (report) => ({ payload: errorPayload(report), error: report, crashed: true }),
    );
    if (!ending.crashed) await this.#showLeftovers();
    const stillRunning = this.#whatIsRunning();
    this.#freeze();
    const memoryMb = Math.min(this.#spec.memoryMb, heapMegabytes());
    return { ...ending, unhandled: this.#unhandled, stillRunningAfterReturn: stillRunning, memoryMb };
  }

  activity(): Omit<EnvironmentActivity, 'running'> {
    return {
      requestsStarted: this.#requests.started,
      responsesDelivered: this.#requests.delivered,
      virtualTimers: this.#host.virtual && this.#running ? this.#timers.count : 0,
      // Before and after a call its outcome is under way; the environment knows when it is idle.
      foreign: this.#running ? this.#watch.foreign : ['computing'],
    };
  }

  readonly send = (request: WireRequest): Promise<WireResponse> => {
    this.#mayMove &&= this.#loaded !== undefined && !isRetry(request);
    const position = this.#host.wantsPositions === true ? callerPosition(this.#mapStack, this.#code) : undefined;
    const sent = outgoingRequest(request, this.#invocation?.traceHeader, position);
    return this.#requests.send(request, () => this.#host.send(this.#invocation?.requestId, sent));
  };

  /** A rejection that nobody has handled, of a promise of this code. */
  reportUnhandled(reason: unknown): void {
    const report = reportRejection(reason, this.#mapStack);
    this.#unhandled.push([report.errorMessage, ...report.trace.slice(1)].join('\n'));
    this.#log.writeError('Unhandled Promise Rejection', reason);
    this.#fail(report);
  }

  /** An exception that nobody has caught, out of a callback of this code. */
  reportUncaught(error: unknown): void {
    if (this.#broken) return;
    this.#log.writeError('Uncaught Exception', error);
    this.#fail(reportError(error, this.#mapStack));
  }

  /** The evaluated code if it is at rest and as it was: another environment may go on with it once this one is disposed of. */
  get unchangedCode(): LoadedCode | undefined {
    const open = this.#requests.openCount + this.#timers.count + this.realm.immediates.size + this.foreign.names.length;
    if (this.#running || this.#broken || this.#dead || !this.#mayMove || open > 0) return undefined;
    const isAsGiven = pendingSystemRequests().length === 0 && hasVariables(this.realm, this.#spec.environment);
    return isAsGiven && this.#loaded?.isAsLoaded() === true ? this.#loaded : undefined;
  }

  /** Nothing of the code goes on: its timers are dropped, its requests never answered. */
  dispose(): void {
    this.#dead = true;
    this.#running = false;
    this.#requests.close();
    this.#timers.clearAll();
    this.#watch.stop();
  }

  async #callHandler(
    handler: FunctionHandler,
    invocation: Invocation,
  ): Promise<{ payload: string; error: ErrorReport | undefined; crashed: boolean }> {
    try {
      const plainReturns = this.#code.kind === 'function' || nodeMajor(this.#spec.runtime) >= 24;
      const call = {
        spec: this.#spec,
        invocation,
        plainReturns,
        now: () => this.#host.now(),
        drained: () => this.#drained(),
      };
      const result = await this.#enter(this.#scope, () => Promise.race([callHandler(handler, call), this.#emptied()]));
      this.#requests.handlerReturned();
      // AWS: the result is posted a turn later, so that a rejection nobody handles wins. Source: aws-lambda-nodejs-runtime-interface-client, lifecycle-manager.ts.
      await turn();
      return { payload: formatResult(result), error: undefined, crashed: false };
    } catch (error) {
      this.#requests.handlerReturned();
      await turn();
      if (!this.#broken) this.#log.writeError('Invoke Error', error);
      const report = reportError(error, this.#mapStack);
      return { payload: errorPayload(report), error: report, crashed: false };
    }
  }

  /** Runs until it is done or the environment breaks, whichever is first. */
  #untilCrash<T>(work: () => Promise<T>, onCrash: (report: ErrorReport) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#crash = (report) => resolve(onCrash(report));
      work().then(resolve, reject);
    }).finally(() => {
      this.#crash = undefined;
    }) as Promise<T>;
  }

  /** A rejection that nobody handles now breaks the environment for the next invocation, not this one. */
  #showLeftovers(): Promise<void> {
    return this.#untilCrash(
      async () => {
        const isSeen = (): boolean => this.#requests.unawaited.length > 0 || this.#timers.holdingDelays().length > 0;
        await letLeftoversShow(isSeen, () => this.foreign.active().length > 0);
      },
      (report) => void real.setImmediate(() => this.#host.crashed(report)),
    );
  }

  #fail(report: ErrorReport): void {
    if (this.#dead || this.#broken) return;
    this.#broken = true;
    if (this.#crash) this.#crash(report);
    else this.#host.crashed(report);
  }

  #exit(code: number): never {
    const reason =
      code === 0
        ? 'Runtime exited without providing a reason'
        : `Runtime exited with error: exit status ${String(code)}`;
    // AWS: Source: Lambda developer guide, "Troubleshoot execution issues": Runtime.ExitError.
    const request = this.#invocation ? `RequestId: ${this.#invocation.requestId} ` : '';
    this.#fail({ errorType: 'Runtime.ExitError', errorMessage: `${request}Error: ${reason}`, trace: [] });
    this.#timers.clearAll();
    throw runtimeError('Runtime.ExitError', reason);
  }

  #run(callback: () => void): void {
    if (this.#dead || this.#broken) return;
    try {
      this.#enter(this.#scope, callback);
    } catch (error) {
      this.reportUncaught(error);
    }
  }

  #touch(): void {
    if (this.#dead) return;
    this.#lastTouchAt = real.now();
    if (!this.#running) return;
    this.#watch.touch();
  }

  #foreignNow(): readonly string[] {
    if (this.#imports.areUnderWay) return ['loading packages'];
    const known = [...this.foreign.active(), ...pendingSystemRequests()];
    if (known.length > 0) return known;
    if (this.realm.immediates.size > 0) return ['computing'];
    const waitsForNothing =
      this.#running && this.#requests.openCount === 0 && this.#timers.count === 0 && !this.#emptyLoop.isAwaited;
    const limitMs = this.#loaded ? doubtMs : loadingMs;
    return waitsForNothing && real.now() - this.#lastTouchAt < limitMs ? ['computing or waiting unseen'] : [];
  }

  #afterTurn(atRest: boolean): void {
    if (!this.#running) return;
    this.#timers.park();
    if (atRest) {
      this.#requests.acknowledge();
      const isEmpty =
        this.#requests.openCount === 0 && this.#timers.holdingDelays().length === 0 && this.foreign.names.length === 0;
      if (isEmpty && this.#emptyLoop.tell()) this.#touch();
    }
    this.#host.changed();
  }

  #drained(): Promise<void> {
    this.#touch();
    return this.#emptyLoop.wait();
  }

  /** What comes of a handler that waits for something that cannot happen: nothing holds its event loop any more. */
  #emptied(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#emptyLoop.otherwise(() => {
        // AWS: until Node.js 22 the runtime answers null on `beforeExit`; since 24 the process ends with an unsettled await.
        // Source: aws-lambda-nodejs-runtime-interface-client 3, src/BeforeExitListener.js, and 4, src/runtime/runtime.ts.
        if (nodeMajor(this.#spec.runtime) < 24) resolve(null);
        else {
          try {
            this.#exit(13);
          } catch (error) {
            reject(error);
          }
        }
      });
    });
  }

  #thaw(): void {
    this.#running = true;
    this.#requests.thaw();
    this.#timers.thaw();
    this.#touch();
  }

  #freeze(): void {
    this.#running = false;
    this.#watch.rest();
    this.#emptyLoop.forget();
    this.#timers.freeze();
    this.#requests.freeze();
  }

  #whatIsRunning(): readonly string[] {
    const timers = this.#timers.holdingDelays().map((delay) => `timer ${String(delay)} ms`);
    return [...this.#requests.unawaited, ...timers, ...this.foreign.active()];
  }
}
