import type { TraceRecord } from '@skyrig/cloud';

import type { InvocationStart } from './find-starts.ts';

interface Entry {
  readonly MessageBody?: string;
}

/** Bodies of sent messages, by queue and id. */
function sentBodies(records: readonly TraceRecord[]): ReadonlyMap<string, string> {
  const bodies = new Map<string, string>();
  for (const { operation, input, accesses } of records) {
    if (operation !== 'SendMessage' && operation !== 'SendMessageBatch') continue;
    const { Entries, MessageBody } = input as Entry & { readonly Entries?: readonly Entry[] };
    const sent = Entries?.map((entry) => entry.MessageBody) ?? [MessageBody];
    const written = accesses.filter(({ kind, key }) => kind === 'write' && key !== undefined);
    // Refused entries write nothing; which of them it were cannot be told here.
    if (written.length !== sent.length) continue;
    written.forEach(({ resource, key = '' }, index) => bodies.set(`${resource} ${key}`, sent[index] ?? ''));
  }
  return bodies;
}

const textOf = (payload: unknown): string =>
  payload instanceof Uint8Array ? new TextDecoder().decode(payload) : JSON.stringify(payload ?? '');

/** Starts whose event a function had got before: a doubled step, an equal message, an equal call while the first one runs. */
export function findDuplicates(
  records: readonly TraceRecord[],
  starts: readonly InvocationStart[],
): readonly { readonly start: InvocationStart; readonly what: string }[] {
  const bodies = sentBodies(records);
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const endOf = new Map(
    records
      .filter(({ kind, actor }) => kind === 'completion' && actor.kind === 'invocation')
      .map(({ actor, seq }) => [actor.id, seq]),
  );
  const delivered = new Map<string, string>();
  const running = new Map<string, number>();
  const found: { start: InvocationStart; what: string }[] = [];
  const attempted = new Set<string>();
  for (const start of starts) {
    if (attempted.has(start.requestId)) continue;
    attempted.add(start.requestId);
    let what = start.isDoubled ? 'doubled by a fault' : undefined;
    for (const { queue, id } of start.messages) {
      const body = bodies.get(`${queue} ${id}`);
      if (body === undefined) continue;
      const key = `${start.function} ${queue} ${body}`;
      const earlier = delivered.get(key);
      if (earlier !== undefined && earlier !== id) what ??= 'equal message';
      delivered.set(key, id);
    }
    if (start.trigger === 'invoke' && start.origin === 'test') {
      const cause = bySeq.get(start.seq)?.causes[0];
      const input = cause === undefined ? undefined : bySeq.get(cause)?.input;
      const key = `${start.function} ${textOf((input as { readonly Payload?: unknown } | undefined)?.Payload)}`;
      if ((running.get(key) ?? 0) > start.seq) what ??= 'equal call at the same time';
      running.set(key, endOf.get(start.requestId) ?? Infinity);
    }
    if (what !== undefined) found.push({ start, what });
  }
  return found;
}

/** Starts that were given a message for the first time after one that had been sent later. */
export function findOvertaken(starts: readonly InvocationStart[]): readonly InvocationStart[] {
  const latest = new Map<string, number>();
  const seen = new Set<string>();
  return starts.filter((start) => {
    let isOvertaken = false;
    for (const { queue, id, sentBy } of start.messages) {
      if (seen.has(`${queue} ${id}`)) continue;
      seen.add(`${queue} ${id}`);
      if (sentBy < (latest.get(queue) ?? 0)) isOvertaken = true;
      latest.set(queue, Math.max(sentBy, latest.get(queue) ?? 0));
    }
    return isOvertaken;
  });
}

/** Queues that messages were moved into by a redrive, with the message's id. */
export function redrivenTo(
  records: readonly TraceRecord[],
): readonly { readonly queue: string; readonly id: string }[] {
  const home = new Map<string, string>();
  const moved: { queue: string; id: string }[] = [];
  for (const { accesses, actor } of records) {
    for (const { resource, key, kind } of accesses) {
      if (key === undefined || !resource.includes(':sqs:')) continue;
      const before = home.get(key);
      if (before === undefined) home.set(key, resource);
      else if (before !== resource && kind === 'write' && actor.kind === 'service')
        moved.push({ queue: resource, id: key });
    }
  }
  return moved;
}

/** Starts that were given a message which ended in a dead-letter queue; one per message. */
export function findRedriven(
  records: readonly TraceRecord[],
  starts: readonly InvocationStart[],
): readonly InvocationStart[] {
  return redrivenTo(records).flatMap(
    ({ id }) => starts.find(({ messages }) => messages.some((message) => message.id === id)) ?? [],
  );
}
