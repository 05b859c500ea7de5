import {
  createCloud,
  skyrigError,
  type Cloud,
  type CloudClock,
  type DeployedStack,
  type DeployOptions,
  type SettleOptions,
  type SettleReport,
  type Snapshot,
} from '@skyrig/cloud';
import { createBusHandle, type BusHandle } from '../handles/bus.ts';
import { createFunctionHandle, readLogs, type FunctionHandle } from '../handles/function.ts';
import { createQueueHandle, type QueueHandle } from '../handles/queue.ts';
import { createStack, type Stack } from '../handles/stack.ts';
import { createTableHandle, type Item, type TableHandle } from '../handles/table.ts';
import type { RawMessage, Target } from '../handles/target.ts';
import { soleRecording, type RecordedCloud, type TestRecording } from '../observations/test-recording.ts';
import type { ExploreOptions, ExploreReport } from '../lab/explore/explore-options.ts';
import type { FaultReport, FaultSearchOptions } from '../lab/fault-search/fault-report.ts';
import type { IdempotencyOptions, IdempotencyReport } from '../lab/idempotency/idempotency-options.ts';
import type { AllowedRace } from '../lab/races/race-policy.ts';
import type { RaceFinding } from '../lab/races/race-warning.ts';
import type { EffectsReport } from '../lab/effects/effect-unit.ts';
import { followClient } from '../lab/effects/follow-client.ts';
import type { MutateOptions, MutationReport } from '../lab/effects/mutation/mutation-report.ts';
import { TestEffects } from '../lab/effects/test-effects.ts';
import { TestLab } from '../lab/test-lab.ts';
import { formatFailureReport } from '../report/failure-report.ts';
import { withCallersStack } from './callers-stack.ts';
import { environmentOf, useEnvironment } from './environment.ts';
import type { TestCloudOptions } from './test-cloud-options.ts';
import { logicalNames } from './logical-names.ts';
import { optionsFromEnvironment } from './options-from-environment.ts';
import type { NamedTest, RunnerName } from './test-name.ts';

export type { TestCloudOptions } from './test-cloud-options.ts';

/** What a mark remembers, so that a test can be rewound to it. */
interface Mark {
  readonly snapshot: Snapshot;
  readonly stacks: ReadonlyMap<string, DeployedStack>;
  readonly seq: number;
}

let counter = 0;

/**
 * A cloud for tests: virtual time, handles for what a template deploys, and rewinding. The fixtures
 * of every runner are made of it; use it directly where there is no adapter.
 *
 * @example
 * await using cloud = await startTestCloud();
 * const stack = await cloud.deploy('template.yaml');
 * await stack.queue('Tasks').send({ id: 't-1' });
 * await cloud.settle({ leap: true });
 */
export class TestCloud implements RecordedCloud {
  /** The cloud itself. */
  readonly cloud: Cloud;
  /** Real time after which `settle` gives up, unless it is told otherwise; adapters keep it below the test's own limit. */
  settleTimeoutMs = 10_000;
  /** Who records what happens here, for `skyrig assess`. @internal */
  recording: TestRecording | undefined = undefined;
  /** @internal */
  readonly id: string = `${process.pid}:${(counter += 1)}`;
  /** @internal */
  readonly beganEmpty: boolean;
  #observedSeq = 0;
  readonly #options: TestCloudOptions;
  readonly #target: Target;
  readonly #undo: (() => void)[] = [];
  readonly #lab: TestLab;
  readonly #effects: TestEffects;
  #stacks: Map<string, DeployedStack>;
  #mark: Mark;

  private constructor(cloud: Cloud, options: TestCloudOptions, parent?: TestCloud) {
    this.cloud = cloud;
    this.beganEmpty = parent?.beganEmpty ?? cloud.lastSeq === 0;
    this.#options = options;
    this.#stacks = new Map(parent ? parent.#stacks : []);
    this.#target = createTarget(cloud, () => this.#effects.follower);
    this.#mark = this.#takeMark();
    const mark = (): Mark => this.#mark;
    const host = {
      cloud,
      get start() {
        return mark();
      },
      isInline: (options.compute ?? 'inline') === 'inline',
      rewound: () => this.#rewound(),
      logicalNames: () => logicalNames([...this.#stacks.values()]),
      stacks: () => [...this.#stacks.values()],
    };
    this.#lab = new TestLab(host, options, parent ? parent.#lab : undefined);
    this.#effects = new TestEffects(host, options.effects);
  }

  /** Starts a cloud that listens on a free loopback port, and points this process at it. */
  static async start(options: TestCloudOptions = {}): Promise<TestCloud> {
    const wanted = { compute: 'inline' as const, ...optionsFromEnvironment(), ...options };
    const started = new TestCloud(createCloud(wanted), wanted);
    await started.#open();
    soleRecording()?.adopt(started);
    return started;
  }

  get clock(): CloudClock {
    return this.cloud.clock;
  }

  get faults(): Cloud['faults'] {
    return this.cloud.faults;
  }

  get trace(): Cloud['trace'] {
    return this.cloud.trace;
  }

  /** Where the cloud listens. */
  get endpoint(): string {
    return this.cloud.endpoint ?? '';
  }

  /** Deploys a template; of several stacks it answers the last, `stack(name)` gives the others. */
  async deploy(path: string, options?: DeployOptions): Promise<Stack> {
    const deployed = await this.cloud.deploy(path, options);
    for (const stack of deployed) this.#stacks.set(stack.name, stack);
    const last = deployed.at(-1);
    if (!last) throw skyrigError('DEPLOY', `${path} has no stack to deploy.`);
    return createStack(this.#target, last);
  }

  /** A stack by name; without a name, the only one or the last one deployed. */
  stack(name?: string): Stack {
    const found = name === undefined ? [...this.#stacks.values()].at(-1) : this.#stacks.get(name);
    if (found) return createStack(this.#target, found);
    const known = [...this.#stacks.keys()].join(', ') || 'none';
    throw skyrigError(
      'UNKNOWN_STACK',
      `${name === undefined ? 'No stack is' : `Stack ${name} is not`} deployed. Deployed: ${known}.`,
    );
  }

  /** A queue by name or URL. */
  queue(nameOrUrl: string): QueueHandle {
    const url = nameOrUrl.includes('/') ? nameOrUrl : `${this.endpoint}/${this.cloud.account}/${nameOrUrl}`;
    return createQueueHandle(this.#target, url);
  }

  table<T extends object = Item>(name: string): TableHandle<T> {
    return createTableHandle<T>(this.#target, name);
  }

  function(name: string): FunctionHandle {
    return createFunctionHandle(this.#target, name);
  }

  bus(name = 'default'): BusHandle {
    return createBusHandle(this.#target, name);
  }

  /** Lines of a log group, oldest first. */
  logs(group: string): Promise<readonly string[]> {
    return readLogs(this.#target, group);
  }

  /** An SDK v3 client wired to the cloud with no socket in between. */
  client<C, O extends object>(Client: new (configuration: O) => C, configuration?: Partial<O>): C {
    const client = this.cloud.client(Client, configuration);
    followClient(client, () => this.#effects.follower);
    return client;
  }

  /**
   * Waits until nothing is left to happen. Throws what functions left behind: rejections nobody
   * handled, promises nobody awaited.
   */
  async settle(options?: SettleOptions): Promise<SettleReport> {
    const report = await this.cloud.settle({ timeoutMs: this.settleTimeoutMs, ...options });
    this.assertNoRemarks();
    return report;
  }

  /** Throws when a function of this test left an unhandled rejection or an un-awaited promise behind. */
  assertNoRemarks(): void {
    if (this.#options.leftovers === 'report') return;
    const remarks = this.cloud.remarks(this.#mark.seq);
    if (remarks.length === 0) return;
    throw skyrigError(
      'HANDLER_REMARKS',
      `A function did not clean up after itself:\n${remarks.map((line) => `  - ${line}`).join('\n')}`,
    );
  }

  /** A test begins: what it is called names its explorations, and decides whether SKYRIG_REPLAY is meant for it. */
  async beginTest(test: NamedTest, runner: RunnerName): Promise<void> {
    this.mark();
    this.#effects.beginTest(test);
    await this.#lab.beginTest(test, runner);
  }

  /** Remembers the present state as the one to rewind to. */
  mark(): void {
    this.#mark = this.#takeMark();
    this.#effects.clear();
    this.#observedSeq = 0;
    // Every test is to see the same order, the first one too.
    if (this.#options.schedule) this.cloud.restore(this.#mark.snapshot);
  }

  /** Makes the cloud what it was at the last mark, faults included; what runs is stopped. */
  async rewind(): Promise<void> {
    await this.observe();
    this.#observedSeq = 0;
    this.#lab.endTest();
    this.cloud.faults.clear();
    this.cloud.restore(this.#mark.snapshot);
    this.#stacks = new Map(this.#mark.stacks);
    await this.#rewound();
  }

  /**
   * Runs a body in many orders, each from the state the cloud has now: whatever it starts (invocations, deliveries, its own
   * parallel requests) goes in an order that the lab chooses. Throws what the body threw in the first order that fails, with
   * the minimal schedule and a token that replays it.
   *
   * @example
   * await cloud.explore(async () => {
   *   await Promise.all([writer.invoke({ key: 'a' }), writer.invoke({ key: 'b' })]);
   *   expect(await table.get({ id: 'row' })).toMatchObject({ a: 1, b: 1 });
   * });
   */
  async explore(body: () => unknown, options: ExploreOptions = {}): Promise<ExploreReport> {
    return this.#observeFirstRun(body, (watched) => this.#lab.explore(watched, options));
  }

  /**
   * Runs a body once for every event that its functions get, each time with that event delivered twice or, after each effect
   * of the function, a crash and the event delivered again. Throws all cases that do not end as the body does by itself.
   *
   * @example
   * await cloud.checkIdempotency(async () => {
   *   await stack.queue('Orders').send({ id: 'o-1' });
   *   await cloud.settle({ leap: true });
   * });
   */
  async checkIdempotency(body: () => unknown, options: IdempotencyOptions = {}): Promise<IdempotencyReport> {
    return this.#observeFirstRun(body, (watched) => this.#lab.checkIdempotency(watched, options));
  }

  /**
   * Runs a body once for every request that its functions make and every way AWS documents for it to fail, and reports what
   * the system survives. Throws for a body that fails without any fault, and for what `failOn` says.
   */
  async exploreFaults(body: () => unknown, options: FaultSearchOptions = {}): Promise<FaultReport> {
    return this.#observeFirstRun(body, (watched) => this.#lab.exploreFaults(watched, options));
  }

  /** Lets a race be that is meant to be; the reason is for the next reader. */
  allowRace(race: AllowedRace): void {
    this.#lab.allowRace(race);
  }

  /**
   * Races in what has happened since the test began, each confirmed, where that can be, by running the same requests in
   * another order. With `latent`, also functions that met nobody here and would lose an update if they met themselves.
   * Leaves the cloud as it was when the test began: for the end of a test.
   */
  races(options: { readonly latent?: boolean } = {}): Promise<readonly RaceFinding[]> {
    return this.#lab.races(options);
  }

  /** What adapters do at the end of a test that passed. `tell` gets the text of warnings. */
  reportRaces(tell: (text: string) => void): Promise<void> {
    return this.#lab.reportRaces(tell);
  }

  /**
   * What functions have written and sent since the test began, attribute by attribute, and how closely the test has looked at
   * it so far. For a cloud whose option `effects` is not `off`.
   */
  effects(): Promise<EffectsReport> {
    return this.#effects.report();
  }

  /** What adapters do at the end of a test that passed, before {@link reportRaces}. `tell` gets the text of warnings. */
  reportEffects(tell: (text: string) => void): Promise<void> {
    return this.#effects.check(tell);
  }

  /**
   * Runs a body once as it is, and then again and again with one effect of a function dropped, doubled, delayed or changed:
   * an assertion that looks at the effect fails then. Tells which changes nobody noticed.
   */
  mutateEffects(body: () => unknown, options: MutateOptions = {}): Promise<MutationReport> {
    return this.#observeFirstRun(body, (watched) => this.#effects.mutate(this.#lab.bench, watched, options));
  }

  /** An independent copy, for a test that runs beside others. */
  async fork(): Promise<TestCloud> {
    const copy = new TestCloud(await this.cloud.fork(), { ...this.#options, environment: false }, this);
    await copy.#open();
    copy.mark();
    (this.recording ?? soleRecording())?.adopt(copy);
    return copy;
  }

  /** What happened since the last mark, for a failed test: causal timeline, logs, dead letters, what is outstanding. */
  report(): Promise<string> {
    return formatFailureReport(this.cloud, this.#mark.seq);
  }

  /** @internal */
  get hasControlledOrder(): boolean {
    return this.#options.schedule !== undefined;
  }

  /** Hands what has happened since the mark, or since the last time, to whoever records it. @internal */
  async observe(): Promise<void> {
    const { recording } = this;
    if (!recording) return;
    const { observeCloud } = await import('../observations/observe-cloud.ts');
    const since = Math.max(this.#mark.seq, this.#observedSeq);
    const stacks = [...this.#stacks.values()];
    const stretch = await observeCloud(this.cloud, since, stacks, this.#effects.follower?.log);
    this.#observedSeq = this.cloud.lastSeq;
    recording.add(this, stretch);
  }

  /* Every run begins where the first one did, and forgets the one before; the first stands for all of them. */
  async #observeFirstRun<T>(body: () => unknown, run: (body: () => unknown) => Promise<T>): Promise<T> {
    if (!this.recording) return run(body);
    await this.observe();
    let isFirst = true;
    const watched = async (): Promise<void> => {
      try {
        await body();
      } finally {
        if (isFirst) await this.observe();
        isFirst = false;
      }
    };
    // The runs are gone, and the numbers of their steps are given again.
    return run(watched).finally(() => {
      this.#observedSeq = this.cloud.lastSeq;
    });
  }

  async close(): Promise<void> {
    await this.observe();
    this.recording?.release(this);
    for (const undo of this.#undo.reverse()) undo();
    this.#undo.length = 0;
    this.#effects.close();
    await this.cloud.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #open(): Promise<void> {
    const { url } = await this.cloud.listen({ port: 0, unref: true });
    if (this.#options.environment === false) return;
    this.#undo.push(useEnvironment(environmentOf(url, this.cloud.region)));
    this.#undo.push(this.cloud.interceptRequests({ allowHosts: this.#options.allowHosts ?? [] }));
  }

  async #rewound(): Promise<void> {
    this.#effects.clear();
    const { coldStarts, compute } = this.#options;
    if (coldStarts ?? (compute === undefined || compute === 'inline')) await this.cloud.discardEnvironments();
  }

  #takeMark(): Mark {
    return { snapshot: this.cloud.snapshot(), stacks: new Map(this.#stacks), seq: this.cloud.lastSeq };
  }
}

function createTarget(cloud: Cloud, follower: () => Target['follower']): Target {
  return {
    get follower() {
      return follower();
    },
    call: (service, operation, input) =>
      withCallersStack(cloud.call(service, operation, input) as Promise<Readonly<Record<string, unknown>>>),
    peek: (queueUrl) => withCallersStack(cloud.peekQueue(queueUrl) as Promise<readonly RawMessage[]>),
  };
}

/** Starts a {@link TestCloud}. */
export function startTestCloud(options?: TestCloudOptions): Promise<TestCloud> {
  return TestCloud.start(options);
}
