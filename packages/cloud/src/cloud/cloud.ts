import type { ComputeMode, FunctionHandler } from '../compute/types.ts';
import type { Actor } from '../kernel/actor.ts';
import { outsideClient, testActor } from '../kernel/actor.ts';
import type { ClockMode } from '../kernel/clock.ts';
import type { Faults } from '../kernel/fault.ts';
import { Kernel, type Snapshot } from '../kernel/kernel.ts';
import { findResourceType, resourceTypeNames } from '../kernel/resource-types.ts';
import { skyrigError } from '../kernel/skyrig-error.ts';
import { randomWalk, type Strategy } from '../kernel/strategy.ts';
import { Timekeeper, type SettleOptions, type SettleReport } from '../kernel/timekeeper.ts';
import type { Trace } from '../kernel/trace.ts';
import type { DeployedStack } from '../deploy/deploy-stacks.ts';
import type { LoadOptions } from '../deploy/loaded-stack.ts';
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../gateway/credentials.ts';
import { Gateway, type Arrival, type Route, type RouteResponse } from '../gateway/gateway.ts';
import { openHttpEntrance, type HttpEntrance, type ListenOptions } from '../gateway/http-entrance.ts';
import { omitSignatures } from '../gateway/omit-signatures.ts';
import { createInProcessHandler, type InProcessHandler } from '../gateway/in-process-entrance.ts';
import type { WireRequest } from '../protocols/wire.ts';
import { catalogue } from '../services/catalogue.ts';
import type { PeekedMessage, Ports } from '../services/ports.ts';
import { FunctionRunner } from './function-runner.ts';
import { interceptTestRequests, sendInProcess, type InterceptOptions } from './intercept-requests.ts';
import { Journal } from './persistence/journal.ts';
import { createControlRoute } from './control-plane/control-route.ts';
import { machineHost } from './machine-host.ts';
import { createFunctionUrlRoute } from './routes/function-url-route.ts';
import { createQueueMessagesRoute } from './routes/queue-messages-route.ts';
import { version } from './version.ts';

export interface CloudOptions {
  /** Virtual time moves only by `advance`, `settle` or an idle leap. @defaultValue 'virtual' */
  readonly clock?: ClockMode;
  /** Where the clock starts: a Date, an ISO 8601 text or ms since the epoch. @defaultValue now */
  readonly startTime?: Date | string | number;
  /** Source of every id and random number. @defaultValue 'skyrig' */
  readonly seed?: number | string;
  /** Region of clients made by `client`. @defaultValue 'us-east-1' */
  readonly region?: string;
  /** Account of clients made by `client`, twelve digits. @defaultValue '000000000000' */
  readonly account?: string;
  /** Verify the signature of every request against the secret `test`. @defaultValue false: only presigned URLs */
  readonly verifySignatures?: boolean;
  /** How functions run that do not say so themselves. @defaultValue 'thread' */
  readonly compute?: ComputeMode;
  /** Hosts of the real AWS that functions may reach. @defaultValue none */
  readonly allowHosts?: readonly string[];
  /** Park every step and let a seeded scheduler choose the order. @defaultValue steps pass in order of arrival */
  readonly schedule?: { readonly seed: number | string };
}

/** The configuration that wires an SDK client to a cloud. */
export interface ClientConfiguration {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly requestHandler: InProcessHandler;
}

export type DeployOptions = LoadOptions;

/** Where and for whom an operation is called. */
export interface CallOptions {
  /** @defaultValue the cloud's */
  readonly account?: string;
  /** @defaultValue the cloud's */
  readonly region?: string;
  /** @defaultValue the test */
  readonly actor?: Actor;
}

/** The cloud's time. */
export interface CloudClock {
  readonly mode: ClockMode;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves ahead; what is due on the way happens in order, each to its end. */
  advance(ms: number): Promise<void>;
  advanceTo(instant: Date | string | number): Promise<void>;
}

function parseInstant(instant: Date | string | number): number {
  const ms = typeof instant === 'number' ? instant : new Date(instant).getTime();
  if (!Number.isFinite(ms)) {
    throw skyrigError(
      'CLOCK',
      `${JSON.stringify(instant)} is not an instant: give a Date, an ISO 8601 text or ms since the epoch.`,
    );
  }
  return ms;
}

function remarkLines(actor: Actor, what: string, text: string | number | boolean | undefined): string[] {
  return text === undefined
    ? []
    : String(text)
        .split('\n')
        .map((line, index) => `${actor.name}: ${index === 0 ? what : '  '}${line}`);
}

/** One simulated AWS: its accounts, regions, state, clock and trace. */
export class Cloud {
  readonly version: string = version;
  readonly kernel: Kernel<Ports>;
  readonly clock: CloudClock;
  readonly region: string;
  readonly account: string;
  readonly #gateway: Gateway;
  readonly #timekeeper: Timekeeper<Ports>;
  readonly #options: CloudOptions;
  readonly #functions: FunctionRunner;
  readonly #routes: Route[] = [];
  #entrance: HttpEntrance | undefined;
  #journal: Journal | undefined;

  constructor(options: CloudOptions) {
    this.#options = options;
    this.region = options.region ?? DEFAULT_REGION;
    this.account = options.account ?? DEFAULT_ACCOUNT;
    const kernel = new Kernel<Ports>({
      host: machineHost,
      catalogue: Object.fromEntries(Object.entries(catalogue).map(([id, entry]) => [id, entry.load])),
      clock: options.clock ?? 'virtual',
      seed: options.seed ?? 'skyrig',
      // A server may run for weeks, and nobody reads all of its trace.
      ...(options.clock === 'real' && { traceLimit: 20_000 }),
      ...(options.startTime !== undefined && { startMs: parseInstant(options.startTime) }),
    });
    this.kernel = kernel;
    kernel.providePorts({
      resourceTypes: { find: (name) => findResourceType(kernel, name), names: () => resourceTypeNames(kernel) },
    });
    const timekeeper = new Timekeeper(kernel);
    this.#timekeeper = timekeeper;
    this.clock = {
      mode: kernel.clock.mode,
      now: () => kernel.clock.now(),
      advance: (ms) => timekeeper.advance(ms),
      advanceTo: (instant) => timekeeper.advanceTo(parseInstant(instant)),
    };
    this.#gateway = new Gateway({
      kernel,
      catalogue,
      routes: this.#routes,
      verifySignatures: options.verifySignatures ?? false,
      actorOf: ({ sessionToken }) => this.#functions.actorOf(sessionToken),
    });
    this.#functions = new FunctionRunner({
      kernel,
      defaultMode: options.compute ?? 'thread',
      seed: options.seed ?? 'skyrig',
      send: (request, actor, requestId) => sendInProcess(this.#gateway, request, actor, requestId),
      allowHost: (host) => options.allowHosts?.includes(host) === true,
      verifySignatures: options.verifySignatures ?? false,
      listen: async () => void (this.#entrance ?? (await this.listen({ port: 0 }))),
    });
    kernel.registerDriver('lambda.invocation', this.#functions);
    this.#routes.push(
      createControlRoute(this),
      createFunctionUrlRoute(kernel),
      createQueueMessagesRoute((queueUrl) => this.peekQueue(queueUrl, outsideClient)),
    );
    this.#startSchedule();
  }

  get faults(): Faults {
    return this.kernel.faults;
  }

  /**
   * Lets invocations that are known be played from what they did in earlier runs, until the answered function is called.
   * One whose code does something else than before is broken off, and the callback called: what comes of the run from
   * there on says nothing of the code, which is run each time from then on. For whoever runs the same again and again.
   */
  repeatInvocations(onUnrepeatable: () => void): () => void {
    return this.#functions.repeat(onUnrepeatable);
  }

  get trace(): Trace {
    return this.kernel.trace;
  }

  /** Where the cloud listens; undefined before `listen`. */
  get endpoint(): string | undefined {
    return this.#entrance?.url;
  }

  /** Emulated services and whether each has been used. */
  services(): Readonly<Record<string, 'available' | 'running'>> {
    return Object.fromEntries(
      this.kernel.registry
        .ids()
        .map((id) => [id, this.kernel.registry.find(id) ? ('running' as const) : ('available' as const)]),
    );
  }

  /** Waits until nothing is left to happen: exactly, by counting. */
  settle(options?: SettleOptions): Promise<SettleReport> {
    return this.#timekeeper.settle(options);
  }

  /** Who still has something to do, and what is scheduled. */
  outstanding(): {
    readonly running: readonly string[];
    /** `background` is housekeeping and recurring schedules, which `settle({ leap: true })` does not wait for. */
    readonly scheduled: readonly { readonly at: string; readonly what: string; readonly background: boolean }[];
  } {
    return {
      running: this.kernel.quiescence.outstanding(),
      scheduled: this.kernel.timeline.list().map((item) => ({
        at: new Date(item.due).toISOString(),
        what: `${item.service}: ${item.kind} ${item.key}`,
        background: item.background,
      })),
    };
  }

  /** Keeps the whole state; costs the same however much data there is. */
  snapshot(): Snapshot {
    return this.kernel.snapshot();
  }

  /** Makes the cloud what it was. Running invocations are stopped; a seeded schedule begins anew. */
  restore(snapshot: Snapshot): void {
    this.kernel.restore(snapshot);
    this.#startSchedule();
    this.#functions.rewound();
  }

  /** Parks every step and lets a strategy choose the order from now on; without one, steps pass in order of arrival. */
  control(strategy: Strategy | undefined): void {
    if (strategy) this.kernel.gate.control(strategy);
    else this.kernel.gate.release();
  }

  /** An independent cloud with the same state. */
  async fork(): Promise<Cloud> {
    const copy = new Cloud({ ...this.#options, startTime: this.kernel.clock.now() });
    await Promise.all(this.kernel.registry.loaded().map(({ id }) => copy.kernel.registry.load(id)));
    copy.restore(this.snapshot());
    return copy;
  }

  /** Answers one request; the entrance of everything that is not a socket. */
  handle(request: WireRequest, arrival?: Arrival): Promise<RouteResponse> {
    return this.#gateway.handle(request, arrival);
  }

  /**
   * Calls an operation by name, with input and output as the SDK has them, e.g.
   * `cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody })`. Rejects with AWS's errors.
   */
  async call(
    service: string,
    operation: string,
    input: Readonly<Record<string, unknown>>,
    options: CallOptions = {},
  ): Promise<unknown> {
    const { era } = this.kernel;
    await this.kernel.registry.load(service);
    return this.kernel.dispatch({
      era,
      service,
      operation,
      account: options.account ?? this.account,
      region: options.region ?? this.region,
      actor: options.actor ?? testActor,
      input,
    });
  }

  /**
   * Deploys a SAM, CloudFormation or CDK template: a file, a folder with one, or `cdk.out`. Answers
   * the stacks in order of deployment. Throws `ERR_SKYRIG_DEPLOY` with the reason when one fails.
   */
  async deploy(path: string, options: DeployOptions = {}): Promise<readonly DeployedStack[]> {
    // Loaded with the first deployment: reading YAML would take half of what importing the package takes.
    const [{ deployStacks }, { loadTemplates }] = await Promise.all([
      import('../deploy/deploy-stacks.ts'),
      import('../deploy/load-templates.ts'),
    ]);
    const target = {
      call: (operation: string, input: Readonly<Record<string, unknown>>, place: CallOptions) =>
        this.call('cloudformation', operation, input, place),
      settle: () => this.settle({ timeoutMs: 60_000 }),
    };
    return deployStacks(loadTemplates(path, options), target);
  }

  /** Sequence number of the last step. */
  get lastSeq(): number {
    return this.kernel.lastSeq;
  }

  /** Makes a function of the test itself callable: as the code `{ S3Bucket: '__handler__', S3Key: id }` of a function. */
  registerHandler(id: string, handler: FunctionHandler): void {
    this.#functions.registerHandler(id, handler);
  }

  /** Ends idle execution environments, so that the next invocations start cold. */
  discardEnvironments(): Promise<void> {
    return this.#functions.discardIdle();
  }

  /** Every message of a queue, by URL, without receiving them. */
  async peekQueue(queueUrl: string, actor: Actor = testActor): Promise<readonly PeekedMessage[]> {
    await this.kernel.registry.load('sqs');
    const [name = '', account = this.account] = queueUrl.split('/').reverse();
    const arn = `arn:aws:sqs:${this.region}:${account}:${name}`;
    const call = {
      service: 'sqs',
      operation: 'peek',
      account,
      region: this.region,
      actor,
      input: { QueueUrl: queueUrl },
    };
    return this.kernel.runStep(call, (context) => context.ports.queues?.peek(arn) ?? []);
  }

  /**
   * What functions left behind since a step: rejections nobody handled, promises nobody awaited, in
   * words that name the function.
   */
  remarks(sinceSeq = 0): readonly string[] {
    return this.kernel.trace
      .since(sinceSeq + 1)
      .flatMap(({ notes, actor }) => [
        ...remarkLines(actor, 'unhandled rejection: ', notes?.['unhandled']),
        ...remarkLines(actor, 'not awaited when the handler returned: ', notes?.['stillRunningAfterReturn']),
      ]);
  }

  /**
   * Sends what this thread asks of the cloud's own address straight to it, and refuses requests to
   * the real AWS with an error that names the caller. Answers how to stop.
   */
  interceptRequests(options: InterceptOptions = {}): () => void {
    return interceptTestRequests(this.#gateway, () => this.endpoint, options);
  }

  /** Configuration for any SDK v3 client: `new SQSClient(cloud.clientConfiguration())`. */
  clientConfiguration(actor: Actor = testActor): ClientConfiguration {
    return {
      region: this.region,
      endpoint: this.endpoint ?? this.kernel.endpoint,
      credentials: { accessKeyId: this.account, secretAccessKey: 'test' },
      requestHandler: createInProcessHandler(this.#gateway, () => actor),
    };
  }

  /** An SDK v3 client wired to this cloud with no socket in between: `cloud.client(SQSClient)`. */
  client<C, O extends object>(Client: new (configuration: O) => C, configuration?: Partial<O>): C {
    const client = new Client({ ...this.clientConfiguration(), ...configuration } as unknown as O);
    if (!this.#gateway.verifiesSignatures && !('signer' in (configuration ?? {}))) omitSignatures(client);
    return client;
  }

  /** Opens the HTTP entrance. */
  async listen(options?: ListenOptions): Promise<HttpEntrance> {
    if (this.#entrance) throw skyrigError('LISTENING', `The cloud listens already, on ${this.#entrance.url}.`);
    this.#entrance = await openHttpEntrance(this.#gateway, options);
    this.kernel.endpoint = this.#entrance.url;
    return this.#entrance;
  }

  /**
   * Reads the state that a folder holds, and keeps every further change there. Call it first, on a
   * fresh cloud. Throws, naming the file, when one is damaged; it is kept as it is.
   */
  async persist(folder: string): Promise<void> {
    if (this.#journal) throw skyrigError('PERSIST', 'The cloud is kept in a folder already.');
    this.#journal = await Journal.open(this.kernel, folder);
  }

  /** Stops everything that runs and closes the HTTP entrance. */
  async close(): Promise<void> {
    this.#timekeeper.stop();
    this.#journal?.close();
    this.#journal = undefined;
    this.kernel.close();
    await this.#functions.close();
    await this.#entrance?.close();
    this.#entrance = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #startSchedule(): void {
    const { schedule } = this.#options;
    if (schedule) this.kernel.gate.control(randomWalk(schedule.seed));
  }
}

/** Makes a cloud, in about a millisecond. Services load on first use. */
export function createCloud(options: CloudOptions = {}): Cloud {
  return new Cloud(options);
}
