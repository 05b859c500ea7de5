import type { ObservedEffect } from '@skyrig/insights';
import type { TraceRecord } from '@skyrig/cloud';

import type { LookLog } from '../lab/effects/look-log.ts';
import { physicalName } from '../lab/effects/physical-name.ts';
import { resourceOfInput, serviceOf, type ResourceNames } from './resource-names.ts';

interface Change {
  readonly function: string;
  readonly resource: string;
  readonly service: string;
  readonly key: string;
  /** The resource's own name. */
  readonly place: string;
  seq: number;
  isPassedOn: boolean;
}

/* Whole-resource reads that leave no access when they find nothing. */
const WHOLE_READS: readonly string[] = ['peek', 'ReceiveMessage', 'GetQueueAttributes'];

/** What a step of the test looked at: one key, or all of a resource. */
function looksOf({
  accesses,
  operation,
  input,
}: TraceRecord): readonly { readonly resource: string; readonly key?: string }[] {
  if (accesses.some(({ kind }) => kind === 'write')) return [];
  const whole = WHOLE_READS.includes(operation) ? resourceOfInput(input) : undefined;
  return [...accesses, ...(whole === undefined ? [] : [{ resource: whole }])];
}

/**
 * What functions changed, and how much of it the test looked at afterwards. This is the one place that says how well an
 * effect is observed: a read by the test after the last change counts as `read`; where it was followed which values
 * assertions compared (`looks`), one that was compared after the last change counts as `asserted`.
 */
export function effectsOf(
  records: readonly TraceRecord[],
  names: ResourceNames,
  looks?: LookLog,
): readonly ObservedEffect[] {
  const changes = new Map<string, Change>();
  const byKey = new Map<string, Change[]>();
  const reads = new Map<string, number>();
  for (const record of records) {
    const { actor, kind, service, seq, outcome } = record;
    if (actor.kind === 'test' || actor.kind === 'client') {
      for (const { resource, key } of looksOf(record)) reads.set(`${names.nameOf(resource)} ${key ?? '*'}`, seq);
    }
    for (const access of record.accesses) {
      const key = access.key ?? '*';
      const place = `${names.nameOf(access.resource)} ${key}`;
      // A message that a poller or another function receives has reached its reader.
      if (access.kind === 'read' && (actor.kind === 'service' || actor.kind === 'invocation')) {
        const isMessage = access.resource.includes(':sqs:') || access.resource.includes(':kinesis:');
        for (const change of byKey.get(place) ?? []) change.isPassedOn ||= isMessage && change.function !== actor.name;
      }
      // A completion deletes the messages of its batch; that is no effect of the code.
      if (access.kind !== 'write' || actor.kind !== 'invocation' || kind === 'completion' || outcome !== 'ok') continue;
      const resourceService = serviceOf(access.resource, service);
      if (resourceService === 'lambda') continue;
      const id = `${actor.name} ${place}`;
      const known = changes.get(id);
      if (known) known.seq = seq;
      else {
        const change = {
          function: actor.name,
          resource: names.nameOf(access.resource),
          service: resourceService,
          key,
          place: physicalName(access.resource),
          seq,
          isPassedOn: false,
        };
        changes.set(id, change);
        byKey.set(place, [...(byKey.get(place) ?? []), change]);
      }
    }
  }
  return sumUp([...changes.values()], reads, names, looks);
}

function sumUp(
  changes: readonly Change[],
  reads: ReadonlyMap<string, number>,
  names: ResourceNames,
  looks: LookLog | undefined,
): readonly ObservedEffect[] {
  const sums = new Map<string, ObservedEffect>();
  for (const { function: name, resource, service, key, place, seq, isPassedOn } of changes) {
    const lookedAt = Math.max(reads.get(`${resource} ${key}`) ?? 0, reads.get(`${resource} *`) ?? 0);
    const isAsserted = looks?.levelBetween({ resource: place, key }, '*', seq, Number.POSITIVE_INFINITY) === 3;
    const id = `${names.nameOf(name)} ${resource}`;
    const sum = sums.get(id) ?? { function: names.nameOf(name), resource, service, changed: 0, read: 0, passedOn: 0 };
    sums.set(id, {
      ...sum,
      changed: sum.changed + 1,
      read: sum.read + (lookedAt > seq ? 1 : 0),
      ...(looks && { asserted: (sum.asserted ?? 0) + (isAsserted ? 1 : 0) }),
      passedOn: sum.passedOn + (isPassedOn ? 1 : 0),
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
