import type { DeployedStack } from '@skyrig/cloud';
import type { SystemTrigger, TriggerKind } from '@skyrig/insights';

import { serviceOf, type ResourceNames } from './resource-names.ts';
import type { SystemCall } from './system-call.ts';

interface Member {
  readonly name: string;
  readonly physicalId: string;
}

interface Mapping {
  readonly UUID?: string;
  readonly EventSourceArn?: string;
  readonly FunctionResponseTypes?: readonly string[];
}

async function mappingsOf(
  { name, physicalId }: Member,
  names: ResourceNames,
  call: SystemCall,
): Promise<SystemTrigger[]> {
  const { EventSourceMappings = [] } = (await call('lambda', 'ListEventSourceMappings', {
    FunctionName: physicalId,
  })) as { readonly EventSourceMappings?: readonly Mapping[] };
  return EventSourceMappings.map(({ UUID = '', EventSourceArn = '', FunctionResponseTypes = [] }) => ({
    name: names.logicalIdOf(UUID) ?? `${names.nameOf(EventSourceArn)} to ${name}`,
    kind: serviceOf(EventSourceArn, 'sqs') === 'sqs' ? 'queue' : 'stream',
    function: name,
    source: names.nameOf(EventSourceArn),
    reportsFailures: FunctionResponseTypes.includes('ReportBatchItemFailures'),
  }));
}

interface Rule {
  readonly ScheduleExpression?: string;
  readonly Targets?: readonly { readonly Arn?: string }[];
}

const invokes = (arn: string | undefined, { physicalId }: Member): boolean =>
  arn?.split(':').at(6) === physicalId && arn.includes(':lambda:');

async function ruleTrigger(member: Member, id: string, physicalId: string, call: SystemCall): Promise<SystemTrigger[]> {
  // AWS: the reference of a rule on another bus than the default is `bus|rule`. Source: CloudFormation, AWS::Events::Rule, Ref.
  const [bus, name] = physicalId.includes('|') ? physicalId.split('|') : [undefined, physicalId];
  const place = bus === undefined ? {} : { EventBusName: bus };
  const { Targets = [] } = (await call('eventbridge', 'ListTargetsByRule', { Rule: name, ...place })) as Rule;
  if (!Targets.some(({ Arn }) => invokes(Arn, member))) return [];
  const { ScheduleExpression } = (await call('eventbridge', 'DescribeRule', { Name: name, ...place })) as Rule;
  const isSchedule = ScheduleExpression !== undefined && ScheduleExpression !== '';
  return [
    {
      name: id,
      kind: isSchedule ? 'schedule' : 'event',
      function: member.name,
      ...(isSchedule && { detail: ScheduleExpression }),
    },
  ];
}

interface Schedule {
  readonly ScheduleExpression?: string;
  readonly Target?: { readonly Arn?: string };
}

async function scheduleTrigger(
  member: Member,
  id: string,
  physicalId: string,
  call: SystemCall,
): Promise<SystemTrigger[]> {
  const [group, name] = physicalId.includes('/') ? physicalId.split('/') : [undefined, physicalId];
  const asked = { Name: name, ...(group !== undefined && { GroupName: group }) };
  const { Target, ScheduleExpression } = (await call('scheduler', 'GetSchedule', asked)) as Schedule;
  if (!invokes(Target?.Arn, member)) return [];
  return [
    {
      name: id,
      kind: 'schedule',
      function: member.name,
      ...(ScheduleExpression !== undefined && { detail: ScheduleExpression }),
    },
  ];
}

const KIND_OF_PRINCIPAL: Readonly<Record<string, TriggerKind>> = {
  's3.amazonaws.com': 'bucket',
  'sns.amazonaws.com': 'topic',
  'apigateway.amazonaws.com': 'route',
  'elasticloadbalancing.amazonaws.com': 'route',
};

interface Statement {
  readonly Sid?: string;
  readonly Principal?: { readonly Service?: string } | string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/* Services that push need a permission in the function's policy, whatever resource of theirs makes the connection. */
async function permittedTriggers(member: Member, names: ResourceNames, call: SystemCall): Promise<SystemTrigger[]> {
  const { Policy } = (await call('lambda', 'GetPolicy', { FunctionName: member.physicalId }).catch(() => ({}))) as {
    readonly Policy?: string;
  };
  const { Statement: statements = [] } = JSON.parse(Policy ?? '{}') as { readonly Statement?: readonly Statement[] };
  const found = new Map<string, SystemTrigger>();
  for (const { Principal, Condition } of statements) {
    const service = typeof Principal === 'object' ? (Principal.Service ?? '') : '';
    const kind = KIND_OF_PRINCIPAL[service];
    if (kind === undefined) continue;
    const arn = Object.values(Condition ?? {}).flatMap((one) => one['AWS:SourceArn'] ?? one['aws:SourceArn'] ?? [])[0];
    const source = arn === undefined || kind === 'route' ? undefined : names.nameOf(arn);
    const name = source ?? service.replace('.amazonaws.com', '');
    found.set(`${kind} ${name}`, { name, kind, function: member.name, ...(source !== undefined && { source }) });
  }
  return [...found.values()];
}

async function urlTrigger(member: Member, stack: DeployedStack, call: SystemCall): Promise<SystemTrigger[]> {
  const { FunctionUrl } = (await call('lambda', 'GetFunctionUrlConfig', { FunctionName: member.physicalId }).catch(
    () => ({}),
  )) as { readonly FunctionUrl?: string };
  if (FunctionUrl === undefined) return [];
  const id = Object.entries(stack.resources).find(
    ([name, { type }]) => type === 'AWS::Lambda::Url' && name.startsWith(member.name),
  )?.[0];
  return [{ name: id ?? `${member.name} URL`, kind: 'url', function: member.name }];
}

/** Everything that starts a function, by what the deployed resources say. */
export async function readTriggers(
  member: Member,
  stack: DeployedStack,
  names: ResourceNames,
  call: SystemCall,
): Promise<readonly SystemTrigger[]> {
  const triggers = [...(await mappingsOf(member, names, call))];
  for (const [id, { type, physicalId, isIgnored }] of Object.entries(stack.resources)) {
    if (isIgnored) continue;
    if (type === 'AWS::Events::Rule') triggers.push(...(await ruleTrigger(member, id, physicalId, call)));
    if (type === 'AWS::Scheduler::Schedule') triggers.push(...(await scheduleTrigger(member, id, physicalId, call)));
  }
  triggers.push(...(await urlTrigger(member, stack, call)), ...(await permittedTriggers(member, names, call)));
  return triggers;
}
