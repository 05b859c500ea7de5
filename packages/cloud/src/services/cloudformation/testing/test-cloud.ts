import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import { machineHost } from '../../../cloud/machine-host.ts';
import { testActor } from '../../../kernel/actor.ts';
import { Kernel } from '../../../kernel/kernel.ts';
import { findResourceType, resourceTypeNames } from '../../../kernel/resource-types.ts';
import type { Properties } from '../../../kernel/service.ts';
import { Timekeeper } from '../../../kernel/timekeeper.ts';
import type { Ports } from '../../ports.ts';
import type { Service } from '../../service.ts';
import { cloudformation } from '../index.ts';
import type { CloudFormationOperation } from '../state.ts';
import { things, type ThingsState } from './things.ts';

type Input<N extends string> = Partial<Parameters<CloudFormationOperation<N>>[0]>;
type Output<N extends string> = Exclude<ReturnType<CloudFormationOperation<N>>, { readonly untilMs: unknown }>;
type OperationName = Capitalize<Extract<keyof CloudFormation, string>>;

/** CloudFormation with a service of things, for tests. */
export interface TestCloud {
  /** Calls an operation in account 000000000000 and region eu-west-1. */
  call<N extends OperationName>(operation: N, input: Input<N>): Promise<Output<N>>;
  settle(): Promise<void>;
  /** Creates a stack and settles. */
  deploy(stackName: string, templateBody: string, input?: Input<'CreateStack'>): Promise<string>;
  /** Updates a stack and settles. */
  redeploy(stackName: string, templateBody: string, input?: Input<'UpdateStack'>): Promise<void>;
  /** Status and reason of a stack. */
  status(stackName: string): Promise<string>;
  /** The things there are: properties by name. */
  things(): Promise<Readonly<Record<string, Properties>>>;
  /** Events, oldest first: `logicalId status` and the reason if there is one. */
  events(stackName: string): Promise<readonly string[]>;
  physicalId(stackName: string, logicalId: string): Promise<string>;
  /** Makes ports of other services available. */
  provide(ports: Partial<Ports>): void;
}

const PLACE = { account: '000000000000', region: 'eu-west-1', actor: testActor };

export async function createTestCloud(): Promise<TestCloud> {
  const services = [cloudformation, things] as unknown as readonly Service<never>[];
  const kernel = new Kernel<Ports>({
    host: machineHost,
    catalogue: Object.fromEntries(services.map((one) => [one.id, () => Promise.resolve({ ...one, uses: [] })])),
    clock: 'virtual',
    startMs: Date.parse('2026-11-21T00:00:00Z'),
    seed: 1,
  });
  kernel.providePorts({
    resourceTypes: { find: (name) => findResourceType(kernel, name), names: () => resourceTypeNames(kernel) },
  });
  for (const one of services) await kernel.registry.load(one.id);
  const timekeeper = new Timekeeper(kernel);
  const cloud: TestCloud = {
    call: async (operation, input) =>
      (await kernel.dispatch({ service: 'cloudformation', operation, ...PLACE, input })) as never,
    settle: async () => void (await timekeeper.settle()),
    deploy: async (StackName, TemplateBody, input = {}) => {
      const { StackId } = await cloud.call('CreateStack', { StackName, TemplateBody, ...input });
      await cloud.settle();
      return StackId ?? '';
    },
    redeploy: async (StackName, TemplateBody, input = {}) => {
      await cloud.call('UpdateStack', { StackName, TemplateBody, ...input });
      await cloud.settle();
    },
    status: async (StackName) => {
      const { Stacks } = await cloud.call('DescribeStacks', { StackName });
      const [stack] = Stacks ?? [];
      return [stack?.StackStatus, stack?.StackStatusReason].filter((part) => part !== undefined).join(' ');
    },
    things: () =>
      kernel.runStep({ service: 'things', operation: 'test', ...PLACE }, ({ state }) =>
        Object.fromEntries((state as ThingsState).things.entries()),
      ),
    events: async (StackName) => {
      const { StackEvents } = await cloud.call('DescribeStackEvents', { StackName });
      return (StackEvents ?? [])
        .toReversed()
        .map(({ LogicalResourceId: id, ResourceStatus: status, ResourceStatusReason: reason }) =>
          [id, status, reason].filter((part) => part !== undefined).join(' '),
        );
    },
    physicalId: async (StackName, LogicalResourceId) => {
      const output = await cloud.call('DescribeStackResource', { StackName, LogicalResourceId });
      return output.StackResourceDetail?.PhysicalResourceId ?? '';
    },
    provide: (ports) => kernel.providePorts(ports),
  };
  return cloud;
}
