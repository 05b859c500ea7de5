import type { Access } from '@skyrig/cloud';
import { attributesOverlap } from '../history/conflicts.ts';
import type { RunEvent, RunHistory } from '../history/run-history.ts';

/** One access to one item by one invocation. */
export interface ItemAccess {
  readonly event: RunEvent;
  readonly access: Access;
}

/** What one invocation did to one item, in order. */
export interface Dealings {
  readonly actor: string;
  /** The function's name. */
  readonly handler: string;
  readonly reads: readonly ItemAccess[];
  readonly writes: readonly ItemAccess[];
}

/** An item that more than one invocation has touched, or one whose invocations could meet. */
export interface SharedItem {
  readonly resource: string;
  readonly key: string;
  readonly dealings: readonly Dealings[];
}

/** What invocations did to each item that at least one of them wrote to. What the test and services did themselves is left out. */
export function sharedItemsOf(history: RunHistory): readonly SharedItem[] {
  const items = new Map<string, ItemAccess[]>();
  for (const event of history.events) {
    const { record } = event;
    if (record.actor.kind !== 'invocation' || record.kind === 'completion' || record.outcome !== 'ok') continue;
    for (const access of record.accesses) {
      if (access.key === undefined || access.key.endsWith('=*') || !isStored(access.resource)) continue;
      const id = `${access.resource}\n${access.key}`;
      const list = items.get(id);
      if (list) list.push({ event, access });
      else items.set(id, [{ event, access }]);
    }
  }
  return [...items.values()]
    .filter((list) => list.some(({ access }) => access.kind === 'write'))
    .map((list) => ({
      resource: list[0]?.access.resource ?? '',
      key: list[0]?.access.key ?? '',
      dealings: dealingsOf(list),
    }));
}

function dealingsOf(list: readonly ItemAccess[]): readonly Dealings[] {
  const actors = [...new Set(list.map(({ event }) => event.actor))];
  return actors.map((actor) => {
    const own = list.filter(({ event }) => event.actor === actor);
    return {
      actor,
      handler: own[0]?.event.record.actor.name ?? '',
      // What a write reads for its own condition is part of the write.
      reads: own.filter(
        ({ event, access }) =>
          access.kind === 'read' && !own.some((other) => other.event === event && other.access.kind === 'write'),
      ),
      writes: own.filter(({ access }) => access.kind === 'write'),
    };
  });
}

/** Messages are never overwritten; tables, objects and parameters are. */
export function isStored(resource: string): boolean {
  return !/^arn:[^:]*:(sqs|events|lambda|logs|scheduler):/.test(resource);
}

/**
 * Whether a write, after a read by the same invocation, takes no notice of what others have written in between: it neither
 * computes from the stored value nor is made under a condition on what was read.
 */
export function isBlind(write: ItemAccess, read: ItemAccess): boolean {
  return write.access.atomic !== true && isUnconditional(write, read);
}

/** Whether a write is under no condition on what was read. */
function isUnconditional(write: ItemAccess, read: ItemAccess): boolean {
  const conditions = write.event.record.accesses
    .filter(({ resource, key }) => resource === read.access.resource && key === read.access.key)
    .flatMap(({ condition }) => condition ?? []);
  const keys = keyAttributes(read.access.key);
  const sawNothing = read.access.versionBefore === 0;
  // That an item exists, which a condition on its key says, guards only what was read as absent.
  if (conditions.some((name) => sawNothing || !keys.has(name))) return false;
  // What else the same request returned was part of the decision; a transaction may be made under a condition on that.
  return !write.event.record.accesses.some(
    (checked) =>
      checked.kind === 'read' &&
      (checked.condition?.length ?? 0) > 0 &&
      read.event.record.accesses.some(({ resource, key }) => resource === checked.resource && key === checked.key),
  );
}

/** A write and the last read of the same invocation before it. */
export interface ReadWrite {
  readonly read: ItemAccess;
  readonly write: ItemAccess;
}

/** Writes that are made blindly after a read. */
export function blindPairsOf(dealings: Dealings): readonly ReadWrite[] {
  return pairsOf(dealings).filter(({ read, write }) => isBlind(write, read));
}

/** Writes that were decided on by a read: blind ones, and those that compute their value but would be made whatever it is. */
export function decidedPairsOf(dealings: Dealings): readonly ReadWrite[] {
  return pairsOf(dealings).filter(({ read, write }) => isUnconditional(write, read));
}

function pairsOf({ reads, writes }: Dealings): readonly ReadWrite[] {
  return writes.flatMap((write) => {
    const read = reads.findLast(({ event }) => event.index < write.event.index);
    return read ? [{ read, write }] : [];
  });
}

/** The attributes that two accesses have in common; undefined: all of them. */
export function commonAttributes(a: Access, b: Access): readonly string[] | undefined {
  if (a.attributes === undefined) return b.attributes;
  if (b.attributes === undefined) return a.attributes;
  return a.attributes.filter((name) => attributesOverlap([name], b.attributes));
}

function keyAttributes(key = ''): ReadonlySet<string> {
  return new Set([...key.matchAll(/(?:^|,)([^=,"]+)=/g)].map(([, name]) => name ?? ''));
}
