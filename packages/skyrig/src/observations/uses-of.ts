import type { ObservedUse } from '@skyrig/insights';
import type { TraceRecord } from '@skyrig/cloud';

import { isDatabase } from './database-services.ts';
import { redrivenTo } from './delivery-troubles.ts';
import { resourceOfInput, serviceOf, type ResourceNames } from './resource-names.ts';

/* Deploying and logging are not what a system is for. */
const UNCOUNTED: readonly string[] = ['cloudformation', 'cloudwatch-logs', 'iam', 'sts'];

/** Who used which resource: functions, the test, and queues that moved messages to their dead-letter queue. */
export function usesOf(records: readonly TraceRecord[], names: ResourceNames): readonly ObservedUse[] {
  const uses = new Map<string, ObservedUse>();
  const add = (resource: string, service: string, by: string, kind: 'read' | 'write'): void => {
    const name = names.nameOf(resource);
    const key = `${by} ${name}`;
    const use = uses.get(key) ?? { resource: name, service, by, isDatabase: isDatabase(service), reads: 0, writes: 0 };
    uses.set(key, kind === 'read' ? { ...use, reads: use.reads + 1 } : { ...use, writes: use.writes + 1 });
  };
  for (const { actor, kind, service, accesses, input } of records) {
    const isTest = actor.kind === 'test' || actor.kind === 'client';
    if ((!isTest && actor.kind !== 'invocation') || kind !== 'request' || UNCOUNTED.includes(service)) continue;
    const by = isTest ? 'test' : names.nameOf(actor.name);
    const resource = resourceOfInput(input);
    // A call of a function, and a request that was refused, leave no access.
    if (accesses.length === 0 && resource !== undefined)
      add(resource, service, by, service === 'lambda' ? 'write' : 'read');
    for (const access of accesses) add(access.resource, serviceOf(access.resource, service), by, access.kind);
  }
  for (const { queue } of redrivenTo(records)) add(queue, 'sqs', 'redrive', 'write');
  return [...uses.values()];
}
