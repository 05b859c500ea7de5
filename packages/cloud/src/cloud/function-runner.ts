import type { Actor } from '../kernel/actor.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createIds } from '../kernel/ids.ts';
import { InvocationRandom } from './invocation-random.ts';
import type { Task, TaskActivity, TaskDriver } from '../kernel/task.ts';
import type {
  Compute,
  ComputeHost,
  ComputeMode,
  FunctionHandler,
  WireRequest,
  WireResponse,
} from '../compute/types.ts';
import type { InvocationDriver } from '../services/lambda/invocation-driver.ts';
import type { InvocationTask } from '../services/lambda/state.ts';
import type { Ports } from '../services/ports.ts';

export interface FunctionRunnerOptions {
  readonly kernel: Kernel<Ports>;
  readonly defaultMode: ComputeMode;
  readonly seed: number | string;
  /** Sends what a function asks of the cloud. */
  readonly send: (request: WireRequest, actor: Actor, requestId: string | undefined) => Promise<WireResponse>;
  readonly allowHost: (host: string) => boolean;
  readonly verifySignatures: boolean;
  /** Opens the HTTP entrance if it is not open; functions in processes have no other way in. */
  readonly listen: () => Promise<void>;
}

interface Loaded {
  readonly compute: Compute;
  readonly driver: InvocationDriver;
}

const initialising: Actor = {
  kind: 'service',
  id: 'lambda-init',
  name: 'function init',
  identity: 'lambda-init',
  cause: undefined,
};

/** Runs functions' code. Compute, and esbuild with it, is loaded with the first invocation. */
export class FunctionRunner implements TaskDriver {
  readonly #options: FunctionRunnerOptions;
  readonly #handlers: [string, FunctionHandler][] = [];
  readonly #random: InvocationRandom;
  readonly #started = new WeakSet<Task>();
  readonly #cancelled = new WeakSet<Task>();
  #loading: Promise<Loaded> | undefined;
  #loaded: Loaded | undefined;
  #onUnrepeatable: (() => void) | undefined;

  constructor(options: FunctionRunnerOptions) {
    this.#options = options;
    this.#random = new InvocationRandom(options.seed);
  }

  /** Lets invocations be played from what they did before, until the answered function is called. */
  repeat(onUnrepeatable: () => void): () => void {
    this.#onUnrepeatable = onUnrepeatable;
    return () => {
      if (this.#onUnrepeatable !== onUnrepeatable) return;
      this.#onUnrepeatable = undefined;
    };
  }

  async run(task: Task): Promise<unknown> {
    const { driver } = await this.#load();
    const { mode, settings } = task.payload as InvocationTask;
    const needsProcess = (mode ?? this.#options.defaultMode) === 'process' || !settings.runtime.startsWith('nodejs');
    if (needsProcess) await this.#options.listen();
    // It may have been cancelled while compute was loading or the entrance opening.
    if (this.#cancelled.has(task)) return this.lostOutcome(task);
    this.#started.add(task);
    return driver.run(task);
  }

  cancel(task: Task, reason: string): void {
    if (this.#started.has(task)) this.#loaded?.driver.cancel(task, reason);
    else this.#cancelled.add(task);
  }

  activity(task: Task): TaskActivity {
    return (
      this.#loaded?.driver.activity(task) ?? { virtualTimers: 0, openRequests: 0, foreign: ['loading the runtime'] }
    );
  }

  /** AWS: an environment that dies takes its invocation with it, as after an out-of-memory kill. */
  lostOutcome(task: Task): unknown {
    const payload = JSON.stringify({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${task.id} Error: Runtime exited`,
    });
    const outcome = {
      kind: 'crashed',
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${task.id} Error: Runtime exited`,
      trace: [],
      payload,
      durationMs: 0,
      maxMemoryMb: 0,
      unhandled: [],
      stillRunningAfterReturn: [],
    };
    return { outcome, logs: [], logStream: '' };
  }

  /** The invocation that sent a request over HTTP, by the session token of its environment. */
  actorOf(sessionToken: string | undefined): Actor | undefined {
    return sessionToken === undefined ? undefined : this.#loaded?.driver.taskOf({ sessionToken })?.actor;
  }

  /** Makes a function of the test itself callable under an id. */
  registerHandler(id: string, handler: FunctionHandler): void {
    this.#handlers.push([id, handler]);
    this.#loaded?.driver.registerHandler(id, handler);
  }

  /** Ends warm environments, so that the next invocations start cold. */
  async discardIdle(): Promise<void> {
    await this.#loaded?.driver.discardIdle();
  }

  /** Ends warm environments whose code would go on with something from before a rewind. */
  rewound(): void {
    this.#random.forget();
    void this.#loaded?.driver.discardUnfinished();
  }

  async close(): Promise<void> {
    await (await this.#loading)?.compute.close();
  }

  #load(): Promise<Loaded> {
    this.#loading ??= this.#create();
    return this.#loading;
  }

  async #create(): Promise<Loaded> {
    const [{ createCompute }, { createInvocationDriver }] = await Promise.all([
      import('../compute/create-compute.ts'),
      import('../services/lambda/invocation-driver.ts'),
    ]);
    const { kernel, defaultMode } = this.#options;
    const compute = createCompute(this.#host());
    const driver = createInvocationDriver({ compute, clock: kernel.clock, defaultMode });
    for (const [id, handler] of this.#handlers) driver.registerHandler(id, handler);
    this.#loaded = { compute, driver };
    return this.#loaded;
  }

  #host(): ComputeHost {
    const { kernel, send, allowHost, verifySignatures } = this.#options;
    const taskOf = (environmentId: string): Task | undefined => this.#loaded?.driver.taskOf({ environmentId });
    const isRepeating = (): boolean => this.#onUnrepeatable !== undefined;
    return {
      now: () => kernel.clock.now(),
      virtual: kernel.clock.mode === 'virtual',
      startTimer: (environmentId, delayMs, fire) => {
        const cancel = kernel.startTimer(taskOf(environmentId)?.id ?? environmentId, delayMs, fire);
        return { cancel: () => void cancel() };
      },
      handleRequest: (environmentId, _invocationId, request) => {
        const task = taskOf(environmentId);
        return send(request, task?.actor ?? initialising, task && createIds(this.#random.requestIdsOf(task)).uuid());
      },
      get repeats() {
        return isRepeating();
      },
      onUnrepeatable: (environmentId, difference, isBrokenOff) => {
        const task = taskOf(environmentId);
        if (task) kernel.quiescence.noteUncontrolled(task, [`did not do the same again: ${difference}`]);
        if (isBrokenOff) this.#onUnrepeatable?.();
      },
      randomName: (environmentId) => {
        const task = taskOf(environmentId);
        return task ? this.#random.nameOf(task) : environmentId;
      },
      get endpoint() {
        return kernel.endpoint;
      },
      allowHost,
      get wantsPositions() {
        return kernel.keepsPositions;
      },
      verifiesSignatures: verifySignatures,
      random: (environmentId) => this.#random.of(environmentId, taskOf(environmentId)).next(),
      onLog: (environmentId, invocationId, entry) => this.#loaded?.driver.onLog(environmentId, invocationId, entry),
      onActivity: () => kernel.activity.signal(),
    };
  }
}
