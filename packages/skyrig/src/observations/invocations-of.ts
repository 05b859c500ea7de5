import type { ObservedInvocations } from '@skyrig/insights';
import type { TraceRecord } from '@skyrig/cloud';

import type { InvocationStart } from './find-starts.ts';
import type { ResourceNames } from './resource-names.ts';

/** Invocations, those that began alike counted together. */
export function invocationsOf(
  records: readonly TraceRecord[],
  starts: readonly InvocationStart[],
  names: ResourceNames,
): readonly ObservedInvocations[] {
  // An attempt's end names its start as its actor's cause.
  const ends = new Map<number, TraceRecord>();
  for (const record of records) {
    if (record.kind === 'completion' && record.actor.kind === 'invocation' && record.actor.cause !== undefined)
      ends.set(record.actor.cause, record);
  }
  const groups = new Map<string, ObservedInvocations>();
  for (const start of starts) {
    const { trigger, origin, by, sourceArn } = start;
    const via = start.via === undefined ? undefined : names.logicalIdOf(start.via);
    const same = {
      function: names.nameOf(start.function),
      trigger,
      ...(sourceArn !== undefined && { source: names.nameOf(sourceArn) }),
      ...(via !== undefined && { via }),
      origin,
      ...(by !== undefined && { by: names.nameOf(by) }),
    };
    const notes = ends.get(start.seq)?.notes ?? {};
    const key = JSON.stringify(same);
    const group = groups.get(key) ?? { ...same, count: 0, failed: 0, timedOut: 0, partial: 0 };
    const result = notes['result'] ?? 'success';
    groups.set(key, {
      ...group,
      count: group.count + 1,
      failed: group.failed + (result === 'success' ? 0 : 1),
      timedOut: group.timedOut + (result === 'timeout' ? 1 : 0),
      partial: group.partial + (notes['batchResult'] === 'partial' ? 1 : 0),
    });
  }
  return [...groups.values()];
}
