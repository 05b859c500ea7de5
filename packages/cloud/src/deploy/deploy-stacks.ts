import { isAwsError } from '../kernel/aws-error.ts';
import { skyrigError } from '../kernel/skyrig-error.ts';
import type { LoadedStack, LoadedTemplates } from './loaded-stack.ts';

/** How CloudFormation is reached. */
export interface DeployTarget {
  /** Calls one of CloudFormation's operations as a client would, in the stack's account and region. */
  call(
    operation: string,
    input: Readonly<Record<string, unknown>>,
    place: { readonly account?: string; readonly region?: string },
  ): Promise<unknown>;
  /** Lets everything that is due now happen. */
  settle(): Promise<unknown>;
}

export interface DeployedResource {
  readonly type: string;
  readonly physicalId: string;
  /** The type is not emulated, and the resource was left out. */
  readonly isIgnored: boolean;
}

/** A stack as it was deployed. */
export interface DeployedStack {
  readonly name: string;
  readonly stackId: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** By logical id. */
  readonly resources: Readonly<Record<string, DeployedResource>>;
  readonly account?: string;
  readonly region?: string;
}

const CAPABILITIES = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];

interface StackDescription {
  readonly StackId?: string;
  readonly StackStatus?: string;
  readonly StackStatusReason?: string;
  readonly Outputs?: readonly { readonly OutputKey?: string; readonly OutputValue?: string }[];
}

interface ResourceDescription {
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
  readonly ResourceStatusReason?: string;
}

interface EventDescription extends ResourceDescription {
  readonly ResourceStatus?: string;
}

/**
 * Creates or updates stacks one after another, in the given order.
 *
 * @throws SkyrigError `ERR_SKYRIG_DEPLOY` with the reasons of the resources that failed.
 */
export async function deployStacks(
  { stacks }: LoadedTemplates,
  target: DeployTarget,
): Promise<readonly DeployedStack[]> {
  const deployed: DeployedStack[] = [];
  for (const stack of stacks) deployed.push(await deployStack(stack, target));
  return deployed;
}

async function deployStack(stack: LoadedStack, target: DeployTarget): Promise<DeployedStack> {
  const place = {
    ...(stack.account === undefined ? {} : { account: stack.account }),
    ...(stack.region === undefined ? {} : { region: stack.region }),
  };
  const call = (operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
    target.call(operation, { StackName: stack.name, ...input }, place);
  let existing = await findStack(call);
  // AWS: a stack whose creation failed can only be deleted.
  if (existing?.StackStatus === 'ROLLBACK_COMPLETE') {
    await call('DeleteStack', {});
    await target.settle();
    existing = await findStack(call);
  }
  await start(stack, existing, call);
  await target.settle();
  const description = await findStack(call);
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(description?.StackStatus ?? '')) {
    throw await failure(stack, description, call);
  }
  const listed = (await call('DescribeStackResources', {})) as {
    readonly StackResources?: readonly ResourceDescription[];
  };
  return {
    name: stack.name,
    stackId: description?.StackId ?? '',
    outputs: Object.fromEntries(
      (description?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
    resources: Object.fromEntries(
      (listed.StackResources ?? []).map((resource) => [resource.LogicalResourceId ?? '', describe(resource)]),
    ),
    ...place,
  };
}

type Call = (operation: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function findStack(call: Call): Promise<StackDescription | undefined> {
  try {
    const { Stacks } = (await call('DescribeStacks', {})) as { readonly Stacks?: readonly StackDescription[] };
    return Stacks?.[0];
  } catch (error) {
    if (isAwsError(error) && error.message.endsWith('does not exist')) return undefined;
    throw error;
  }
}

async function start(stack: LoadedStack, existing: StackDescription | undefined, call: Call): Promise<void> {
  const input = {
    TemplateBody: JSON.stringify(stack.template),
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
    Capabilities: CAPABILITIES,
  };
  try {
    if (existing) await call('UpdateStack', input);
    else await call('CreateStack', { ...input, EnableTerminationProtection: stack.terminationProtection });
  } catch (error) {
    if (!isAwsError(error)) throw error;
    if (error.message === 'No updates are to be performed.') return;
    throw skyrigError('DEPLOY', `Stack ${stack.name} cannot be deployed: ${error.message}`, { cause: error });
  }
}

async function failure(stack: LoadedStack, description: StackDescription | undefined, call: Call): Promise<Error> {
  const { StackEvents } = (await call('DescribeStackEvents', {
    StackName: description?.StackId ?? stack.name,
  })) as { readonly StackEvents?: readonly EventDescription[] };
  const all = StackEvents ?? [];
  const started = all.findIndex(({ ResourceStatusReason }) => ResourceStatusReason === 'User Initiated');
  const events = started === -1 ? all : all.slice(0, started);
  const reasons = events
    .filter(({ ResourceStatus }) => /^(CREATE|UPDATE|DELETE)_FAILED$/.test(ResourceStatus ?? ''))
    .toReversed()
    .map(
      ({ LogicalResourceId = '', ResourceType = '', ResourceStatusReason = 'no reason given' }) =>
        `\n  ${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason}`,
    );
  const rollback = events.find(({ ResourceStatus }) => ResourceStatus?.endsWith('ROLLBACK_IN_PROGRESS'));
  const told =
    reasons.length > 0
      ? reasons.join('')
      : ` ${rollback?.ResourceStatusReason ?? description?.StackStatusReason ?? ''}`;
  const status = description?.StackStatus ?? 'gone';
  return skyrigError('DEPLOY', `Stack ${stack.name} was not deployed; it is ${status}.${told}`);
}

function describe(resource: ResourceDescription): DeployedResource {
  return {
    type: resource.ResourceType ?? '',
    physicalId: resource.PhysicalResourceId ?? '',
    isIgnored: resource.ResourceStatusReason?.startsWith('Ignored: ') === true,
  };
}
