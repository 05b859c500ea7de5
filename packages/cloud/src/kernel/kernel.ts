import { Activity } from './activity.ts';
import type { Actor } from './actor.ts';
import { awsError, type AwsError } from './aws-error.ts';
import { bindContext, type ContextBackend } from './bound-context.ts';
import type { BoundResourceType } from './bound-resource-type.ts';
import { Clock, type ClockMode } from './clock.ts';
import type { Context } from './context.ts';
import { createContextBackend } from './context-backend.ts';
import { Executor } from './executor.ts';
import { Faults } from './fault.ts';
import { Gate } from './gate.ts';
import type { Host } from './host.ts';
import { canonicalJson, childIdentity, fingerprint } from './identity.ts';
import { createIds, type Ids } from './ids.ts';
import { createKernelState, KERNEL_CELL, type KernelState } from './kernel-state.ts';
import type { Occurrence } from './occurrence.ts';
import { Quiescence } from './quiescence.ts';
import { createRandom, type Random } from './random.ts';
import { Registry, type AnyService, type Catalogue } from './registry.ts';
import { bindResourceType } from './resource-types.ts';
import { RunningTasks } from './running-tasks.ts';
import type { Step } from './step.ts';
import { StepRunner } from './step-runner.ts';
import type { TaskDriver } from './task.ts';
import { Timeline } from './timeline.ts';
import { Trace } from './trace.ts';
import { TransientTimers } from './transient-timers.ts';
import { Waiters } from './waiters.ts';
import { World, type Cell, type WorldSnapshot } from './world.ts';

export interface KernelOptions<P> {
  readonly host: Host;
  readonly catalogue: Catalogue<P>;
  readonly clock: ClockMode;
  /** Where the clock starts, ms since the epoch. @defaultValue the real time */
  readonly startMs?: number;
  readonly seed: number | string;
}

/** A request for an operation of a loaded service. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly actor: Actor;
  /** Decoded and validated against the service's model. */
  readonly input: unknown;
  /** Aborted when the client is gone: a waiting or parked request is withdrawn. */
  readonly signal?: AbortSignal;
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
  readonly trace: Trace = new Trace();
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
  /** Unexpected errors of our own; `settle` throws the first. */
  readonly bugs: unknown[] = [];
  /** Calls of operations that are not built, by `service:Operation`. */
  readonly notBuilt: Map<string, number> = new Map();
  readonly #state: Cell;
  readonly #executor: Executor<P>;
  readonly #ports: Partial<P> = {};
  readonly #contexts = new Map<string, Context<object, P>>();
  readonly #backend: ContextBackend<P>;
  readonly #seed: number | string;
  #cancelRealTimer: (() => void) | undefined;
  #closed = false;

  constructor(options: KernelOptions<P>) {
    this.host = options.host;
    this.#seed = options.seed;
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
      signal: () => this.activity.signal(),
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
      quiet: () => this.quiescence.actorsBlocked(NEVER),
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

  /** Finds a CloudFormation type among the loaded services. */
  findResourceType(typeName: string): BoundResourceType | undefined {
    for (const service of this.registry.loaded()) {
      const type = service.resources?.[typeName];
      if (type) {
        return bindResourceType(typeName, service.id, type, (place) => this.context(service.id, place.account, place.region));
      }
    }
    return undefined;
  }

  resourceTypeNames(): string[] {
    return this.registry
      .loaded()
      .flatMap((service) => Object.keys(service.resources ?? {}))
      .sort();
  }

  /** Sends a request through the gate. The service must be loaded. Rejects with `AwsError`s. */
  dispatch(call: Call): Promise<unknown> {
    const { service, operation, account, region, actor, input, signal } = call;
    const definition = this.registry.find(service);
    const implementation = definition && Object.hasOwn(definition.operations, operation) ? definition.operations[operation] : undefined;
    if (!implementation) return Promise.reject(this.#notBuiltError(service, operation));
    const context = this.context(service, account, region);
    return new Promise((resolve, reject) => {
      const step: Step = {
        kind: 'request',
        actor,
        service,
        operation,
        account,
        region,
        causes: actor.cause === undefined ? [] : [actor.cause],
        identity: this.#requestIdentity(actor, service, operation, input),
        input,
        run: () => implementation(input as never, context as never),
        resolve,
        reject,
      };
      if (signal) signal.addEventListener('abort', () => this.#withdraw(step), { once: true });
      this.gate.admit(step);
    });
  }

  /** Runs something as a step of its own, e.g. a data-plane request that is no modelled operation. */
  runStep<T>(call: Omit<Call, 'input'> & { readonly input?: unknown }, run: (context: Context<object, P>) => T): Promise<T> {
    const { service, operation, account, region, actor, input } = call;
    const context = this.context(service, account, region);
    return new Promise((resolve, reject) => {
      this.gate.admit({
        kind: 'request',
        actor,
        service,
        operation,
        account,
        region,
        causes: actor.cause === undefined ? [] : [actor.cause],
        identity: this.#requestIdentity(actor, service, operation, input),
        input,
        run: () => run(context),
        resolve: resolve as (value: unknown) => void,
        reject,
      });
    });
  }

  /** Sequence number of the last step. */
  get lastSeq(): number {
    return (this.#state.state as KernelState).seq;
  }

  /** A service's context in a place; usable only within a step. */
  context(service: string, account: string, region: string): Context<object, P> {
    const id = `${service}|${account}|${region}`;
    let context = this.#contexts.get(id);
    if (!context) {
      const definition = this.registry.find(service);
      if (!definition) throw new Error(`Service ${service} is not loaded`);
      context = bindContext(this.#backend, service, this.#cellOf(definition, account, region));
      this.#contexts.set(id, context);
    }
    return context;
  }

  snapshot(): Snapshot {
    return { world: this.world.snapshot(), at: this.clock.now() };
  }

  /** Makes the cloud what it was. What runs is stopped; requests that wait are answered with an error. */
  restore(snapshot: Snapshot): void {
    this.#stopActors('the cloud was rewound');
    this.world.restore(snapshot.world, (service) => this.#freshState(service));
    this.clock.rewindTo(snapshot.at);
    this.trace.truncate((this.#state.state as KernelState).seq);
    this.gate.pump();
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

  /** Fires the timers of actors that are due. */
  fireTimers(): void {
    for (let timer = this.timers.takeDue(this.clock.now()); timer; timer = this.timers.takeDue(this.clock.now())) {
      timer.fire();
      this.activity.signal();
    }
  }

  close(): void {
    this.#closed = true;
    this.#stopActors('the cloud was closed');
    this.gate.close();
    this.#cancelRealTimer?.();
  }

  #notBuiltError(service: string, operation: string): AwsError {
    const name = `${service}:${operation}`;
    this.notBuilt.set(name, (this.notBuilt.get(name) ?? 0) + 1);
    return awsError('NotImplemented', `Skyrig does not emulate ${name} yet. docs/coverage.md lists what is there.`, { status: 501 });
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

  #requestIdentity(actor: Actor, service: string, operation: string, input: unknown): string {
    if (this.gate.mode === 'live') return `${actor.identity}>${service}:${operation}`;
    return childIdentity(actor.identity, `${service}:${operation}(${fingerprint(canonicalJson(input ?? null))})`);
  }

  #takeDue(): Step | undefined {
    this.fireTimers();
    const item = this.timeline.takeDue(this.clock.now());
    return item && this.#occurrenceStep(item);
  }

  #occurrenceStep(item: Occurrence): Step {
    const { service, account, region, kind } = item;
    return {
      kind: 'occurrence',
      actor: { kind: 'service', id: service, name: service, identity: service, cause: undefined },
      service,
      operation: kind,
      account,
      region,
      causes: item.causes,
      identity: item.identity,
      occurrence: item,
      run: () => {
        const handler = this.registry.find(service)?.occurrences?.[kind];
        if (!handler) throw new Error(`${service} has no handler for occurrences of kind ${kind}`);
        handler(item.payload as never, this.context(service, account, region) as never, item);
      },
    };
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
    this.tasks.dropAll(reason);
    for (const waiter of this.waiters.all()) {
      this.waiters.remove(waiter);
      waiter.step.reject?.(awsError('RequestAbortedException', `The request was given up: ${reason}.`, { status: 503 }));
    }
    for (const step of [...this.gate.parked]) {
      this.gate.withdraw(step);
      step.reject?.(awsError('RequestAbortedException', `The request was given up: ${reason}.`, { status: 503 }));
    }
    this.timers.clear();
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
