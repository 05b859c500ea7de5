import type { TraceRecord } from '@skyrig/cloud';
import { resourceName } from '../history/step-label.ts';
import { listCalls, type RemoteCall } from '../trials/remote-calls.ts';

/** One invocation, by what started it. */
export interface Delivery {
  /** Name of the function. */
  readonly handler: string;
  /** Somebody waited for the answer; anything else is delivered at least once. */
  readonly isDirect: boolean;
  /** `by queue Orders`. */
  readonly source: string;
  readonly identity: string;
  /** What it changed, in order. */
  readonly effects: readonly RemoteCall[];
}

/** The invocations that ended in a run, in the order of their ends. */
export function findDeliveries(records: readonly TraceRecord[]): readonly Delivery[] {
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const effects = listCalls(records).filter(
    ({ record, isEffect }) => isEffect && (record.outcome === 'ok' || record.outcome === 'waiting'),
  );
  return records.flatMap(({ kind, actor, notes }) => {
    const trigger = notes?.['trigger'];
    if (kind !== 'completion' || typeof trigger !== 'string') return [];
    return [
      {
        handler: actor.name,
        isDirect: trigger === 'caller',
        source: sourceOf(trigger, actor.cause === undefined ? undefined : bySeq.get(actor.cause), bySeq),
        identity: actor.identity,
        effects: effects.filter(({ record }) => record.actor.identity === actor.identity),
      },
    ];
  });
}

function sourceOf(trigger: string, start: TraceRecord | undefined, bySeq: ReadonlyMap<number, TraceRecord>): string {
  if (trigger === 'queue') {
    const queue = start?.accesses.find(({ resource }) => resource.includes(':sqs:'));
    return queue ? `by queue ${resourceName(queue.resource)}` : 'by a queue';
  }
  if (trigger === 'stream') return 'by a stream';
  const cause = start?.causes.map((seq) => bySeq.get(seq)).find((record) => record !== undefined);
  const sender = cause?.actor.kind === 'service' ? cause.service : cause?.actor.name;
  const from = sender === undefined ? '' : ` by ${sender}`;
  return trigger === 'event' ? `invoked asynchronously${from}` : `invoked${from}`;
}
