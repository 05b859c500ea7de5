import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

import { createCloud, type Cloud, type DeployedStack, type DeployOptions } from '@skyrig/cloud';
import type { SystemFunction, SystemModel, SystemResource, SystemTrigger } from '@skyrig/insights';

import { readTriggers } from './read-triggers.ts';
import { createResourceNames, type ResourceNames } from './resource-names.ts';
import type { SystemCall } from './system-call.ts';

/** Types of resources that hold or pass on data, with their services; what an assessment's table of services counts. */
const DATA_TYPES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::DynamoDB::GlobalTable': 'dynamodb',
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::S3::Bucket': 's3',
  'AWS::Events::EventBus': 'eventbridge',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::StepFunctions::StateMachine': 'sfn',
  'AWS::SecretsManager::Secret': 'secrets-manager',
  'AWS::SSM::Parameter': 'ssm',
  'AWS::RDS::DBInstance': 'rds',
  'AWS::RDS::DBCluster': 'rds',
  'AWS::DSQL::Cluster': 'dsql',
  'AWS::Cognito::UserPool': 'cognito-identity-provider',
};

interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Properties?: Readonly<Record<string, unknown>> }>>;
}

interface Configuration {
  readonly Timeout?: number;
  readonly DeadLetterConfig?: { readonly TargetArn?: string };
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
}

async function orNothing<T extends object>(answer: Promise<unknown>): Promise<Partial<T>> {
  // Asking for what was never set up is an error on AWS.
  return answer.then(
    (value) => value as Partial<T>,
    () => ({}),
  );
}

async function readTemplate(stack: DeployedStack, call: SystemCall): Promise<Template> {
  const { TemplateBody } = (await call('cloudformation', 'GetTemplate', {
    StackName: stack.name,
    TemplateStage: 'Processed',
  })) as { readonly TemplateBody?: string };
  return JSON.parse(TemplateBody ?? '{}') as Template;
}

interface Member {
  readonly name: string;
  readonly physicalId: string;
}

async function readFunction(
  member: Member,
  all: readonly Member[],
  template: Template,
  call: SystemCall,
): Promise<SystemFunction> {
  const { name, physicalId } = member;
  const asked = { FunctionName: physicalId };
  const own = await orNothing<Configuration>(call('lambda', 'GetFunctionConfiguration', asked));
  const events = await orNothing<{ DestinationConfig: { OnFailure?: { Destination?: string } } }>(
    call('lambda', 'GetFunctionEventInvokeConfig', asked),
  );
  const callers: string[] = [];
  for (const other of all) {
    if (other.name === name) continue;
    const { Environment } = await orNothing<Configuration>(
      call('lambda', 'GetFunctionConfiguration', { FunctionName: other.physicalId }),
    );
    const values = Object.values(Environment?.Variables ?? {});
    if (values.some((value) => value === physicalId || value.endsWith(`:function:${physicalId}`)))
      callers.push(other.name);
  }
  const timeout = template.Resources?.[name]?.Properties?.['Timeout'] === undefined ? undefined : own.Timeout;
  return {
    name,
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    hasFailureTarget:
      own.DeadLetterConfig?.TargetArn !== undefined || events.DestinationConfig?.OnFailure?.Destination !== undefined,
    callers,
  };
}

async function readQueue(
  resource: SystemResource,
  url: string,
  names: ResourceNames,
  call: SystemCall,
): Promise<SystemResource> {
  const { Attributes = {} } = await orNothing<{ Attributes: Readonly<Record<string, string>> }>(
    call('sqs', 'GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] }),
  );
  const policy = Attributes['RedrivePolicy'];
  const target = policy && (JSON.parse(policy) as { readonly deadLetterTargetArn?: string }).deadLetterTargetArn;
  const seconds = Number(Attributes['VisibilityTimeout']);
  return {
    ...resource,
    isFifo: url.endsWith('.fifo'),
    ...(target && { deadLetters: names.nameOf(target) }),
    ...(Number.isFinite(seconds) && { visibilityTimeoutSeconds: seconds }),
  };
}

async function readStack(
  stack: DeployedStack,
  names: ResourceNames,
  call: SystemCall,
): Promise<Omit<SystemModel, 'template'>> {
  const template = await readTemplate(stack, call);
  const entries = Object.entries(stack.resources).sort(([a], [b]) => (a < b ? -1 : 1));
  const members = entries
    .filter(([, { type, isIgnored }]) => type === 'AWS::Lambda::Function' && !isIgnored)
    .map(([name, { physicalId }]) => ({ name, physicalId }));
  const functions: SystemFunction[] = [];
  const triggers: SystemTrigger[] = [];
  for (const member of members) {
    functions.push(await readFunction(member, members, template, call));
    triggers.push(...(await readTriggers(member, stack, names, call)));
  }
  const resources: SystemResource[] = [];
  for (const [name, { type, physicalId, isIgnored }] of entries) {
    const service = DATA_TYPES[type];
    if (service === undefined) continue;
    const resource: SystemResource = { name, service, type, ...(isIgnored && { isIgnored }) };
    resources.push(service === 'sqs' && !isIgnored ? await readQueue(resource, physicalId, names, call) : resource);
  }
  return { functions, triggers, resources };
}

/* What a folder is searched for, in the order in which deploying searches it. */
const CANDIDATES = ['manifest.json', 'template.yaml', 'template.yml', 'template.json', 'cdk.out/manifest.json'];

function nameTemplate(template: string, projectFolder: string): string {
  const file = CANDIDATES.map((name) => join(template, name)).find((candidate) => existsSync(candidate)) ?? template;
  return relative(projectFolder, file).replaceAll('\\', '/');
}

/** What was read, and the types of resources in it that are not emulated. */
export interface ReadSystem {
  readonly system: SystemModel;
  readonly notEmulated: readonly string[];
}

/**
 * Reads a system by deploying its template to a cloud of its own and asking AWS's operations about it, so that
 * parameters, conditions and transforms are resolved as in the tests. What is not emulated is left out and named.
 */
export async function readSystem(
  template: string,
  projectFolder: string,
  options: Pick<DeployOptions, 'parameters'> = {},
): Promise<ReadSystem> {
  const cloud: Cloud = createCloud({ compute: 'inline' });
  try {
    const stacks = await cloud.deploy(template, { ...options, ignoreUnsupported: true });
    const names = createResourceNames(stacks);
    const parts: Omit<SystemModel, 'template'>[] = [];
    for (const stack of stacks) {
      const place = {
        ...(stack.account !== undefined && { account: stack.account }),
        ...(stack.region !== undefined && { region: stack.region }),
      };
      parts.push(
        await readStack(stack, names, (service, operation, input) => cloud.call(service, operation, input, place)),
      );
    }
    const ignored = stacks.flatMap(({ resources }) => Object.values(resources).filter(({ isIgnored }) => isIgnored));
    return {
      system: {
        template: nameTemplate(template, projectFolder),
        functions: parts.flatMap(({ functions }) => functions),
        triggers: parts.flatMap(({ triggers }) => triggers),
        resources: parts.flatMap(({ resources }) => resources),
      },
      notEmulated: [...new Set(ignored.map(({ type }) => type))].sort(),
    };
  } finally {
    await cloud.close();
  }
}
