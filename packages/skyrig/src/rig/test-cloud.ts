import {
  createCloud,
  skyrigError,
  type Cloud,
  type CloudClock,
  type CloudOptions,
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
import { formatFailureReport } from '../report/failure-report.ts';
import { withCallersStack } from './callers-stack.ts';
import { environmentOf, useEnvironment } from './environment.ts';

export interface TestCloudOptions extends CloudOptions {
  /**
   * How functions run that do not say so themselves. Inline they start in a millisecond and their
   * order repeats; threads and processes are closer to Lambda. @defaultValue 'inline'
   */
  readonly compute?: NonNullable<CloudOptions['compute']>;
  /** Hosts of the real AWS that the code under test may reach. @defaultValue none */
  readonly allowHosts?: readonly string[];
  /**
   * Start every test with cold functions, so that what a module remembers does not reach the next
   * test. Costs a few milliseconds per function inline, about a tenth of a second in threads.
   * @defaultValue true inline, else false
   */
  readonly coldStarts?: boolean;
  /**
   * What becomes of rejections nobody handled and promises nobody awaited in a function: they fail
   * the test, or are told in the report only. @defaultValue 'fail'
   */
  readonly leftovers?: 'fail' | 'report';
  /** Set `AWS_ENDPOINT_URL`, region and credentials in this process. @defaultValue true */
  readonly environment?: boolean;
}

/** What a mark remembers, so that a test can be rewound to it. */
interface Mark {
  readonly snapshot: Snapshot;
  readonly stacks: ReadonlyMap<string, DeployedStack>;
  readonly seq: number;
}

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
export class TestCloud {
  /** The cloud itself. */
  readonly cloud: Cloud;
  /** Real time after which `settle` gives up, unless it is told otherwise; adapters keep it below the test's own limit. */
  settleTimeoutMs = 10_000;
  readonly #options: TestCloudOptions;
  readonly #target: Target;
  readonly #undo: (() => void)[] = [];
  #stacks: Map<string, DeployedStack>;
  #mark: Mark;

  private constructor(cloud: Cloud, options: TestCloudOptions, stacks: ReadonlyMap<string, DeployedStack>) {
    this.cloud = cloud;
    this.#options = options;
    this.#stacks = new Map(stacks);
    this.#target = createTarget(cloud);
    this.#mark = this.#takeMark();
  }

  /** Starts a cloud that listens on a free loopback port, and points this process at it. */
  static async start(options: TestCloudOptions = {}): Promise<TestCloud> {
    const wanted = process.env['SKYRIG_TARGET'];
    if (wanted !== undefined && wanted !== '' && wanted !== 'embedded') {
      throw skyrigError(
        'TARGET',
        `SKYRIG_TARGET is ${wanted}, but running the fixtures against another endpoint is not built yet. Unset it to use the embedded cloud.`,
      );
    }
    const started = new TestCloud(createCloud({ compute: 'inline', ...options }), options, new Map());
    await started.#open();
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
    return this.cloud.client(Client, configuration);
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

  /** Remembers the present state as the one to rewind to. */
  mark(): void {
    this.#mark = this.#takeMark();
    // Every test is to see the same order, the first one too.
    if (this.#options.schedule) this.cloud.restore(this.#mark.snapshot);
  }

  /** Makes the cloud what it was at the last mark, faults included; what runs is stopped. */
  async rewind(): Promise<void> {
    this.cloud.faults.clear();
    this.cloud.restore(this.#mark.snapshot);
    this.#stacks = new Map(this.#mark.stacks);
    const { coldStarts, compute } = this.#options;
    if (coldStarts ?? (compute === undefined || compute === 'inline')) await this.cloud.discardEnvironments();
  }

  /** An independent copy, for a test that runs beside others. */
  async fork(): Promise<TestCloud> {
    const copy = new TestCloud(await this.cloud.fork(), { ...this.#options, environment: false }, this.#stacks);
    await copy.#open();
    copy.mark();
    return copy;
  }

  /** What happened since the last mark, for a failed test: causal timeline, logs, dead letters, what is outstanding. */
  report(): Promise<string> {
    return formatFailureReport(this.cloud, this.#mark.seq);
  }

  async close(): Promise<void> {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo.length = 0;
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

  #takeMark(): Mark {
    return { snapshot: this.cloud.snapshot(), stacks: new Map(this.#stacks), seq: this.cloud.lastSeq };
  }
}

function createTarget(cloud: Cloud): Target {
  return {
    call: (service, operation, input) =>
      withCallersStack(cloud.call(service, operation, input) as Promise<Readonly<Record<string, unknown>>>),
    peek: (queueUrl) => withCallersStack(cloud.peekQueue(queueUrl) as Promise<readonly RawMessage[]>),
  };
}

/** Starts a {@link TestCloud}. */
export function startTestCloud(options?: TestCloudOptions): Promise<TestCloud> {
  return TestCloud.start(options);
}
