import type { DeployedStack } from '@skyrig/cloud';
import { physicalName } from '../lab/effects/physical-name.ts';

/** How resources are called in observations: by logical id where a stack made them, else by their own name. */
export interface ResourceNames {
  /** Name of what an ARN, URL or physical id names. */
  nameOf(resource: string): string;
  /** The logical id; undefined when no stack made it. */
  logicalIdOf(physicalId: string): string | undefined;
}

/* Additions to a resource, whose physical id may be that resource's own. */
const ADDITION = /^AWS::Lambda::(?:Url|EventInvokeConfig|Permission|Version|Alias)$|Policy$/;

/** Names for what stacks have deployed. The same template deployed twice gives the same names. */
export function createResourceNames(stacks: readonly DeployedStack[]): ResourceNames {
  const names = new Map<string, string>();
  for (const { resources } of stacks) {
    for (const [logicalId, { physicalId, type }] of Object.entries(resources)) {
      if (physicalId !== '' && !ADDITION.test(type)) names.set(physicalName(physicalId), logicalId);
    }
  }
  return {
    nameOf: (resource) => names.get(physicalName(resource)) ?? physicalName(resource),
    logicalIdOf: (physicalId) => names.get(physicalName(physicalId)),
  };
}

const INPUT_NAMES = [
  'TableName',
  'QueueUrl',
  'FunctionName',
  'Bucket',
  'TopicArn',
  'EventBusName',
  'StreamName',
  'SecretId',
  'KeyId',
  'stateMachineArn',
] as const;

/** The resource that a request is for, by its input; undefined when the input names none. */
export function resourceOfInput(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const members = input as Readonly<Record<string, unknown>>;
  for (const name of INPUT_NAMES) {
    const value = members[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

const SERVICES: Readonly<Record<string, string>> = { events: 'eventbridge', logs: 'cloudwatch-logs', states: 'sfn' };

/** The service that a resource belongs to, by its ARN; `fallback` when it is no ARN. */
export function serviceOf(resource: string, fallback: string): string {
  const [scheme, , service = ''] = resource.split(':');
  return scheme === 'arn' ? (SERVICES[service] ?? service) : fallback;
}
