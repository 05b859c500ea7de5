import { Acquaintance } from './acquaintance.ts';
import { Activity } from './activity.ts';
import { awsError, type AwsError } from './aws-error.ts';
import { bindContext, type ContextBackend } from './bound-context.ts';
import type { Call } from './call.ts';
import { Clock, type ClockMode } from './clock.ts';
import type { Context } from './context.ts';
import { givenUp } from './given-up.ts';
import { createContextBackend } from './context-backend.ts';
import { Executor } from './executor.ts';
import { Faults } from './fault.ts';
import { Gate } from './gate.ts';
import type { Host } from './host.ts';
import { RequestIdentities } from './request-identities.ts';
import { requestStep } from './request-step.ts';
import { createIds, type Ids } from './ids.ts';
import { createKernelState, KERNEL_CELL, type KernelState } from './kernel-state.ts';
import { occurrenceStep, type Occurrence } from './occurrence.ts';
import { Quiescence } from './quiescence.ts';
import { createRandom, type Random } from './random.ts';
import { Registry, type AnyService, type Catalogue } from './registry.ts';
import { RunningTasks } from './running-tasks.ts';
import type { Step } from './step.ts';
import { stopActors } from './stop-actors.ts';
import { StepRunner } from './step-runner.ts';
import type { TaskDriver } from './task.ts';
import { Timeline } from './timeline.ts';
import { Trace } from './trace.ts';
import { TransientTimers } from './transient-timers.ts';
import { Waiters } from './waiters.ts';
import type { Wait } from './wait.ts';
import { World, type Cell, type WorldSnapshot } from './world.ts';

export interface KernelOptions<P> {
  readonly host: Host;
  readonly catalogue: Catalogue<P>;
  readonly clock: ClockMode;
  /** Where the clock starts, ms since the epoch. @defaultValue the real time */
  readonly startMs?: number;
  readonly seed: number | string;
  /** How many trace records are kept; the oldest half goes when there are more. @defaultValue 200000 */
  readonly traceLimit?: number;
}

/** State of a whole cloud at one moment: immutable, cheap, and independent of the cloud it was taken from. */
export interface Snapshot {
  readonly world: WorldSnapshot;
  readonly at: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/** World, clock, timeline, gate and trace of one cloud. It knows no service. */
export class Kernel<P extends object> {
  readonly clock: Clock;
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly timers: TransientTimers = new TransientTimers();
  readonly faults: Faults;
  readonly gate: Gate;
  readonly tasks: RunningTasks = new RunningTasks();
  readonly waiters: Waiters = new Waiters();
  readonly quiescence: Quiescence;
  readonly activity: Activity;
  readonly registry: Registry<P>;
  readonly world: World = new World();
  readonly random: Random;
  readonly ids: Ids;
  readonly host: Host;
  /** Where clients reach the cloud. */
  endpoint = 'http://127.0.0.1:4566';
  /** Called after every step, before its answer reaches anyone; the journal writes here. */
  afterStep: (() => void) | undefined;
  /** Unexpected errors of our own; `settle` throws the first. */
  readonly bugs: unknown[] = [];
  /** Whether the trace is to say where functions' code made their requests; it costs more than the requests do. */
  keepsPositions = false;
  /** Calls of operations that are not built, by `service:Operation`. */
  readonly notBuilt: Map<string, number> = new Map();
  /** What each actor has seen of the others. */
  readonly acquaintance: Acquaintance = new Acquaintance();
  readonly #state: Cell;
  readonly #executor: Executor<P>;
  readonly #ports: Partial<P> = {};
  readonly #contexts = new Map<string, Context<object, P>>();
  readonly #backend: ContextBackend<P>;
  readonly #seed: number | string;
  readonly #identities = new RequestIdentities();
  #cancelRealTimer: (() => void) | undefined;
  #closed = false;
  #era = 0;

  constructor(options: KernelOptions<P>) {
    this.host = options.host;
    this.#seed = options.seed;
    this.trace = new Trace(options.traceLimit);
    this.clock = new Clock(options.clock, options.host, options.startMs);
    this.#state = this.world.cell(KERNEL_CELL, '', '', () => createKernelState(options.seed));
    const state = (): KernelState => this.#state.state as KernelState;
    const holder = {
      get random() {
        return state().random;
      },
      set random(value) {
        state().random = value;
      },
    };
    this.random = createRandom(holder);
    this.ids = createIds(this.random);
    this.timeline = new Timeline(state);
    this.faults = new Faults(this.random);
    this.activity = new Activity(options.host);
    const runner = new StepRunner({
      trace: this.trace,
      clock: this.clock,
      nextSeq: () => (state().seq += 1),
      onBug: (error) => this.bugs.push(error),
    });
    this.#executor = new Executor({
      runner,
      running: () => state().running,
      afterStep: () => this.afterStep?.(),
      faults: this.faults,
      tasks: this.tasks,
      timers: this.timers,
      waiters: this.waiters,
      clock: this.clock,
      findService: (id) => this.registry.find(id),
      cellOf: (service, account, region) => this.#cellOf(service, account, region),
      context: (service, account, region) => this.context(service, account, region),
      admit: (step) => this.gate.admit(step),
      armRealTimer: () => this.#armRealTimer(),
      keepWorld: () => this.#keepWorld(),
      signal: () => this.activity.signal(),
      forgetActor: (actorId) => this.acquaintance.drop(actorId),
      onBug: (error) => {
        this.bugs.push(error);
        this.activity.signal();
      },
    });
    this.gate = new Gate({
      execute: (step) => this.#execute(step),
      takeDue: () => this.#takeDue(),
      dueSteps: () => this.timeline.due(this.clock.now()).map((item) => this.#occurrenceStep(item)),
      claim: (step) => void (step.occurrence && this.timeline.cancel(step.occurrence)),
      quiet: async () => {
        // A pause of no length ends without the clock moving.
        do await this.quiescence.actorsBlocked(NEVER);
        while (this.fireTimers());
      },
      nextActivity: () => this.activity.next(1000, false),
      turn: () => options.host.turn(),
      idle: () => this.#armRealTimer(),
      signal: () => this.activity.signal(),
    });
    this.quiescence = new Quiescence({
      activity: this.activity,
      host: options.host,
      tasks: this.tasks,
      waiters: this.waiters,
      gate: () => this.gate,
      hasDue: () => (this.nextDue() ?? NEVER) <= this.clock.now(),
    });
    this.registry = new Registry(options.catalogue, (service) => this.#onLoad(service));
    this.#backend = createContextBackend(this, runner);
  }

  /** Ports, for the parts of the cloud above the kernel. */
  get ports(): Partial<P> {
    return this.#ports;
  }

  /** Adds a port that is no service's. */
  providePorts(ports: Partial<P>): void {
    Object.assign(this.#ports, ports);
  }

  registerDriver(kind: string, driver: TaskDriver): void {
    this.tasks.register(kind, driver);
  }

  /** Sends a request through the gate. The service must be loaded. Rejects with `AwsError`s. */
  dispatch(call: Call): Promise<unknown> {
    const operations = this.registry.find(call.service)?.operations;
    const operation = operations && Object.hasOwn(operations, call.operation) ? operations[call.operation] : undefined;
    if (!operation) return Promise.reject(this.notBuiltError(call.service, call.operation));
    const { service, account, region, input } = call;
    return this.runStep<unknown>(
      call,
      (context) => operation(input as never, context as never),
      (changed) => operation(changed as never, this.context(service, account, region) as never),
    );
  }

  /** Runs something as a step of its own, e.g. a data-plane request that is no modelled operation. */
  runStep<T>(
    call: Call,
    run: (context: Context<object, P>) => T | Wait<T>,
    runWith?: (input: unknown) => unknown,
  ): Promise<T> {
    const { service, account, region, actor, signal, era = this.era } = call;
    if (era !== this.era) return Promise.reject(givenUp('the cloud was rewound'));
    const context = this.context(service, account, region);
    return new Promise((resolve, reject) => {
      let answered = false;
      const answer = <V>(give: (value: V) => void, value: V): void => {
        answered = true;
        this.acquaintance.answered(actor, this.lastSeq);
        this.activity.tell();
        give(value);
      };
      const step = requestStep(call, {
        ...this.acquaintance.of(actor),
        identity: this.#identities.nameOf(call, this.gate.mode, this.endpoint),
        run: () => run(context),
        ...(runWith && { runWith }),
        resolve: (value) => answer(resolve, value as T),
        reject: (error) => answer(reject, error),
      });
      this.gate.admit(step);
      // Most are answered by now, and have nothing to withdraw.
      if (signal && !answered) signal.addEventListener('abort', () => this.#withdraw(step), { once: true });
    });
  }

  /** Another one after each rewind. */
  get era(): number {
    return this.#era;
  }

  /** Sequence number of the last step. */
  get lastSeq(): number {
    return (this.#state.state as KernelState).seq;
  }

  /** Stops a running task; its completion will not come. */
  dropTask(id: string): boolean {
    (this.#state.state as KernelState).running.delete(id);
    return this.tasks.drop(id, 'cancelled by its service');
  }

  /** A service's context in a place; usable only within a step. */
  context(service: string, account: string, region: string): Context<object, P> {
    const id = `${service}|${account}|${region}`;
    let context = this.#contexts.get(id);
    if (!context) {
      context = bindContext(this.#backend, service, this.cell(service, account, region));
      this.#contexts.set(id, context);
    }
    return context;
  }

  /** The cell of a loaded service in a place. */
  cell(service: string, account: string, region: string): Cell {
    if (service === KERNEL_CELL) return this.#state;
    const definition = this.registry.find(service);
    if (!definition) throw new Error(`Service ${service} is not loaded`);
    return this.#cellOf(definition, account, region);
  }

  /** Goes on with a world that was read from elsewhere: reports lost tasks, fires what is due. */
  resume(): void {
    this.#executor.reportLostTasks();
    this.gate.pump();
  }

  snapshot(): Snapshot {
    return { world: this.world.snapshot(), at: this.clock.now() };
  }

  /** Makes the cloud what it was. What runs is stopped; requests that wait are answered with an error. */
  restore(snapshot: Snapshot): void {
    this.#era += 1;
    this.#stopActors('the cloud was rewound');
    this.world.restore(snapshot.world, (service) => this.#freshState(service));
    this.clock.rewindTo(snapshot.at);
    this.trace.truncate(this.lastSeq);
    this.acquaintance.forget(this.lastSeq);
    this.#identities.forget();
    this.resume();
  }

  /** When the next thing is due, whether an occurrence or a timer of an actor under way. */
  nextDue(): number | undefined {
    const occurrence = this.timeline.next()?.due;
    const timer = this.timers.nextDue();
    if (occurrence === undefined) return timer;
    return timer === undefined ? occurrence : Math.min(occurrence, timer);
  }

  /** Starts a timer of an actor under way, in the cloud's time. */
  startTimer(owner: string, delayMs: number, fire: () => void): () => boolean {
    const cancel = this.timers.start({ owner, due: this.clock.now() + Math.max(0, delayMs), fire });
    this.activity.signal();
    this.#armRealTimer();
    return cancel;
  }

  /** Fires the timers of actors that are due. Answers whether there were any. */
  fireTimers(): boolean {
    let count = 0;
    for (let timer = this.timers.takeDue(this.clock.now()); timer; timer = this.timers.takeDue(this.clock.now())) {
      this.activity.tell();
      timer.fire();
      this.activity.signal();
      count += 1;
    }
    return count > 0;
  }

  close(): void {
    this.#closed = true;
    this.#stopActors('the cloud was closed');
    this.gate.close();
    this.#cancelRealTimer?.();
  }

  /** The answer to a call of an operation that is not built; it is counted. */
  notBuiltError(service: string, operation: string): AwsError {
    const name = `${service}:${operation}`;
    this.notBuilt.set(name, (this.notBuilt.get(name) ?? 0) + 1);
    return awsError('NotImplemented', `Skyrig does not emulate ${name} yet. docs/coverage.md lists what is there.`, {
      status: 501,
    });
  }

  #keepWorld(): () => void {
    const saved = this.world.snapshot();
    return () => {
      const { lastSeq } = this;
      this.world.restore(saved, (service) => this.#freshState(service));
      (this.#state.state as KernelState).seq = lastSeq;
    };
  }

  #freshState(service: string): object {
    if (service === KERNEL_CELL) return createKernelState(this.#seed);
    const definition = this.registry.find(service);
    if (!definition) throw new Error(`Service ${service} is not loaded`);
    return definition.createState();
  }

  #cellOf(definition: AnyService<P>, account: string, region: string): Cell {
    return this.world.cell(definition.stateOf ?? definition.id, account, region, () => {
      const owner = definition.stateOf ? this.registry.find(definition.stateOf) : definition;
      return (owner ?? definition).createState();
    });
  }

  #onLoad(service: AnyService<P>): void {
    const ports = service.provides?.((account, region) => this.context(service.id, account, region) as never);
    if (ports) Object.assign(this.#ports, ports);
  }

  #takeDue(): Step | undefined {
    this.fireTimers();
    const item = this.timeline.takeDue(this.clock.now());
    return item && this.#occurrenceStep(item);
  }

  #occurrenceStep(item: Occurrence): Step {
    return occurrenceStep(item, () => {
      const { service, account, region, kind } = item;
      const handler = this.registry.find(service)?.occurrences?.[kind];
      if (!handler) throw new Error(`${service} has no handler for occurrences of kind ${kind}`);
      handler(item.payload as never, this.context(service, account, region) as never, item);
    });
  }

  #execute(step: Step): void {
    if (this.#closed) step.reject?.(new Error('The cloud is closed'));
    else this.#executor.execute(step);
  }

  #withdraw(step: Step): void {
    this.gate.withdraw(step);
    this.#executor.withdraw(step);
  }

  #stopActors(reason: string): void {
    stopActors(this, reason);
    this.#executor.forgetPast();
  }

  /** In real time one timer is armed, for the earliest thing due. */
  #armRealTimer(): void {
    if (this.clock.mode === 'virtual' || this.#closed) return;
    this.#cancelRealTimer?.();
    const due = this.nextDue();
    if (due === undefined) return;
    const delayMs = Math.min(Math.max(0, due - this.clock.now()), 2 ** 31 - 1);
    this.#cancelRealTimer = this.host.setTimer(delayMs, () => {
      this.fireTimers();
      this.gate.pump();
      this.activity.signal();
    });
  }
}
