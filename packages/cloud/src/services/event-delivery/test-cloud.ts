import { machineHost } from '../../cloud/machine-host.ts';
import { testActor } from '../../kernel/actor.ts';
import type { AwsError } from '../../kernel/aws-error.ts';
import type { Properties, ResourceRequest, ResourceResult } from '../../kernel/service.ts';
import { Kernel } from '../../kernel/kernel.ts';
import { findResourceType } from '../../kernel/resource-types.ts';
import { Timekeeper } from '../../kernel/timekeeper.ts';
import type { TraceRecord } from '../../kernel/trace.ts';
import type { LogLine, OutgoingMessage, Ports } from '../ports.ts';
import type { Service } from '../service.ts';

/** Something that reached a target. */
export interface Arrival extends Partial<OutgoingMessage> {
  readonly arn: string;
  readonly body: string;
  readonly at: number;
}

/** A cloud with the given services, for their tests; targets record what reaches them. */
export interface TestCloud {
  /** Calls an operation as the test, in account 000000000000 and region eu-west-1 unless told otherwise. */
  call(
    operation: string,
    input: unknown,
    place?: { readonly account?: string; readonly region?: string },
  ): Promise<Record<string, unknown>>;
  settle(options?: { readonly leap?: boolean }): Promise<void>;
  advance(ms: number): Promise<void>;
  now(): number;
  /** What reached a target, in order. */
  arrivals(arn: string): readonly Arrival[];
  /** The bodies that reached a target, parsed. */
  bodies(arn: string): readonly unknown[];
  /** Lines written to a log group. */
  logLines(group: string): readonly LogLine[];
  /** Makes a target fail the next `times` calls. */
  fail(arn: string, error: AwsError, times: number): void;
  /** Makes a target disappear. */
  remove(arn: string): void;
  /** Uses a CloudFormation type in a step of its own. */
  resource<T>(typeName: string, use: (type: BoundType, request: ResourceRequest) => T): Promise<T>;
  /** Uses the ports as another service would, in a step of its own. */
  withPorts<T>(use: (ports: Partial<Ports>) => T): Promise<T>;
  readonly trace: readonly TraceRecord[];
}

/** A CloudFormation type in the test's account and region. */
export interface BoundType {
  create(properties: Properties, request: ResourceRequest): ResourceResult;
  update(physicalId: string, properties: Properties, previous: Properties, request: ResourceRequest): ResourceResult;
  delete(physicalId: string, properties: Properties): void;
}

const request: ResourceRequest = {
  logicalId: 'Logical',
  stackName: 'stack',
  stackId: 'arn:aws:cloudformation:eu-west-1:000000000000:stack/stack/1',
  generateName: () => 'stack-Logical-X',
  tags: { 'aws:cloudformation:stack-name': 'stack' },
};

export const START: string = '2026-11-21T00:00:00Z';
const PLACE = { account: '000000000000', region: 'eu-west-1' };

/** Starts a cloud of the services under test; `call` is for the first, and targets of all other services record. */
export async function createTestCloud<S extends object, T extends object>(
  service: Service<S>,
  other?: Service<T>,
): Promise<TestCloud> {
  const services = [service, other].flatMap((one) => (one === undefined ? [] : [one as unknown as Service<never>]));
  const catalogue = Object.fromEntries(services.map((one) => [one.id, () => Promise.resolve({ ...one, uses: [] })]));
  const kernel = new Kernel<Ports>({
    host: machineHost,
    catalogue,
    clock: 'virtual',
    startMs: Date.parse(START),
    seed: 1,
  });
  const timekeeper = new Timekeeper(kernel);
  const arrivals: Arrival[] = [];
  const lines = new Map<string, LogLine[]>();
  const failures = new Map<string, { readonly error: AwsError; readonly times: number }>();
  const removed = new Set<string>();
  const take = (arn: string, body: string, rest: Partial<OutgoingMessage> = {}): void => {
    const failure = failures.get(arn);
    if (failure !== undefined && failure.times > 0) {
      failures.set(arn, { ...failure, times: failure.times - 1 });
      throw failure.error;
    }
    arrivals.push({ ...rest, arn, body, at: kernel.clock.now() });
  };
  const exists = (arn: string): boolean => !removed.has(arn);
  kernel.providePorts({
    functions: {
      exists,
      invokeAsync: ({ functionArn, payload }) => {
        take(functionArn, payload);
        return { requestId: 'r' };
      },
    },
    topics: {
      exists,
      publish: (arn, { body }) => {
        take(arn, body);
        return { messageId: 'm' };
      },
    },
    queues: {
      exists,
      send: (arn, message) => {
        take(arn, message.body, message);
        return { messageId: 'm' };
      },
      receive: () => [],
      peek: () => [],
      visibleCount: () => 0,
      delete: () => undefined,
      visibilityTimeoutSeconds: () => 30,
    },
    logs: {
      write: (_place, group, _stream, written) => {
        lines.set(group, [...(lines.get(group) ?? []), ...written]);
      },
    },
  });
  for (const one of services) await kernel.registry.load(one.id);
  const inStep = <T>(run: () => T): Promise<T> =>
    kernel.runStep({ service: service.id, operation: 'test', ...PLACE, actor: testActor }, run);
  return {
    call: async (operation, input, place) => {
      const output = await kernel.dispatch({
        service: service.id,
        operation,
        ...PLACE,
        ...place,
        actor: testActor,
        input,
      });
      return (output ?? {}) as Record<string, unknown>;
    },
    settle: async (options) => void (await timekeeper.settle(options)),
    advance: (ms) => timekeeper.advance(ms),
    now: () => kernel.clock.now(),
    arrivals: (arn) => arrivals.filter((arrival) => arrival.arn === arn),
    bodies: (arn) => arrivals.filter((arrival) => arrival.arn === arn).map(({ body }): unknown => JSON.parse(body)),
    logLines: (group) => lines.get(group) ?? [],
    fail: (arn, error, times) => void failures.set(arn, { error, times }),
    remove: (arn) => void removed.add(arn),
    resource: (typeName, use) =>
      inStep(() => {
        const found = findResourceType(kernel, typeName);
        if (found === undefined) throw new Error(`no resource type ${typeName}`);
        return use(
          {
            create: (properties, made) => found.create(PLACE, properties, made),
            update: (physicalId, properties, previous, made) =>
              found.update(PLACE, physicalId, properties, previous, made),
            delete: (physicalId, properties) => found.delete(PLACE, physicalId, properties),
          },
          request,
        );
      }),
    withPorts: (use) => inStep(() => use(kernel.ports)),
    get trace() {
      return kernel.trace.records;
    },
  };
}
