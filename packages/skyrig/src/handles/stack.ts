import { skyrigError, type DeployedStack } from '@skyrig/cloud';
import { createBusHandle, type BusHandle } from './bus.ts';
import { createFunctionHandle, type FunctionHandle } from './function.ts';
import { createQueueHandle, type QueueHandle } from './queue.ts';
import { createTableHandle, type Item, type TableHandle } from './table.ts';
import type { Target } from './target.ts';

/** A deployed stack: its resources by logical id. */
export interface Stack {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Logical ids with type and physical id. */
  readonly resources: DeployedStack['resources'];
  queue(logicalId: string): QueueHandle;
  table<T extends object = Item>(logicalId: string): TableHandle<T>;
  function(logicalId: string): FunctionHandle;
  bus(logicalId: string): BusHandle;
  /** The physical id of a resource of any type. */
  physicalId(logicalId: string): string;
  /** An output's value. */
  output(key: string): string;
}

/** A handle for a stack. Asking for what it does not have names what it has. */
export function createStack(target: Target, deployed: DeployedStack): Stack {
  const { name, outputs, resources } = deployed;
  const find = (logicalId: string, types: readonly string[]): string => {
    const resource = resources[logicalId];
    if (resource && types.includes(resource.type)) return resource.physicalId;
    const known = Object.keys(resources).filter((id) => types.includes(resources[id]?.type ?? ''));
    const what = resource ? `${logicalId} is an ${resource.type}` : `there is no resource ${logicalId}`;
    throw skyrigError(
      'UNKNOWN_RESOURCE',
      `In stack ${name} ${what}. Resources of type ${types.join(' or ')}: ${known.join(', ') || 'none'}.`,
    );
  };
  return {
    name,
    outputs,
    resources,
    queue: (id) => createQueueHandle(target, find(id, ['AWS::SQS::Queue'])),
    table: <T extends object = Item>(id: string) =>
      createTableHandle<T>(target, find(id, ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'])),
    function: (id) => createFunctionHandle(target, find(id, ['AWS::Lambda::Function'])),
    bus: (id) => createBusHandle(target, find(id, ['AWS::Events::EventBus'])),
    physicalId: (id) => {
      const resource = resources[id];
      if (resource) return resource.physicalId;
      throw skyrigError(
        'UNKNOWN_RESOURCE',
        `Stack ${name} has no resource ${id}. It has: ${Object.keys(resources).join(', ') || 'none'}.`,
      );
    },
    output: (key) => {
      const value = outputs[key];
      if (value !== undefined) return value;
      throw skyrigError(
        'UNKNOWN_OUTPUT',
        `Stack ${name} has no output ${key}. It has: ${Object.keys(outputs).join(', ') || 'none'}.`,
      );
    },
  };
}
