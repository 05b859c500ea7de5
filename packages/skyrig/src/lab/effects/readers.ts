import type { TraceRecord } from '@skyrig/cloud';
import { PAYLOAD } from './follower.ts';
import type { LookLog } from './look-log.ts';
import { physicalName } from './physical-name.ts';
import type { WrittenEffect } from './written-effects.ts';

/** An invocation that took up what another step wrote or sent. */
export interface EffectReader {
  /** The invocation's id. */
  readonly actor: string;
  /** The step with which it took it up. */
  readonly since: number;
  /** The test looked at what it answered. */
  readonly isAnswered: boolean;
}

interface ItemRead extends EffectReader {
  readonly attributes: readonly string[] | undefined;
}

/** Who took up what: by reading the item, or by being started with the message, event or input. */
export function findReaders(
  records: readonly TraceRecord[],
  written: readonly WrittenEffect[],
  log: LookLog,
): (of: { readonly effect: WrittenEffect; readonly attribute: string }) => readonly EffectReader[] {
  const reads = new Map<string, ItemRead[]>();
  const started = new Map<number, EffectReader[]>();
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const seen = new Set<string>();
  const senders = new Set(written.map(({ record }) => record.seq));
  for (const record of records) {
    const { actor, seq, accesses } = record;
    if (actor.kind !== 'invocation') continue;
    const place = { resource: physicalName(actor.name), key: PAYLOAD };
    const isAnswered = log.levelBetween(place, PAYLOAD, seq, Number.POSITIVE_INFINITY) > 0;
    if (!seen.has(actor.id)) {
      seen.add(actor.id);
      const reader = { actor: actor.id, since: actor.cause ?? seq, isAnswered: false };
      for (const sender of sendersOf(actor.cause, bySeq, senders)) addTo(started, sender, reader);
    }
    for (const { kind, resource, key, attributes } of accesses) {
      if (kind !== 'read' || key === undefined) continue;
      const id = `${physicalName(resource)}\n${key}`;
      addTo(reads, id, { actor: actor.id, since: seq, isAnswered, attributes });
    }
  }
  return ({ effect, attribute }) => {
    const { record, kind, resource, key } = effect;
    if (kind !== 'item') return started.get(record.seq) ?? [];
    return (reads.get(`${physicalName(resource)}\n${key ?? ''}`) ?? []).filter(
      ({ since, attributes }) =>
        since > record.seq &&
        (attributes === undefined || attribute === '*' || attributes.some((name) => isPart(name, attribute))),
    );
  };
}

/** Steps that sent what an invocation was started with: its causes, up to the first that code has done. */
function sendersOf(
  cause: number | undefined,
  bySeq: ReadonlyMap<number, TraceRecord>,
  senders: ReadonlySet<number>,
): readonly number[] {
  const found = new Set<number>();
  const open = cause === undefined ? [] : [cause];
  const visited = new Set<number>();
  for (let seq = open.pop(); seq !== undefined; seq = open.pop()) {
    if (visited.has(seq)) continue;
    visited.add(seq);
    if (senders.has(seq)) found.add(seq);
    else open.push(...(bySeq.get(seq)?.causes ?? []));
  }
  return [...found];
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function isPart(name: string, attribute: string): boolean {
  return name === attribute || attribute.startsWith(`${name}.`) || name.startsWith(`${attribute}.`);
}
