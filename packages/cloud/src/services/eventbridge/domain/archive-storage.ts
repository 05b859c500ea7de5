import type { ArchivedEvent, EventBridgeContext, EventBridgeState, EventEnvelope, StoredArchive } from '../state.ts';
import { archiveArn } from './resource-names.ts';
import { matcherOf } from './patterns.ts';

const DAY_MS = 86_400_000;

/** Stores an event in every archive of the bus whose pattern it matches; replayed events are not archived again. */
export function archiveEvent(context: EventBridgeContext, busName: string, event: EventEnvelope): void {
  if (event['replay-name'] !== undefined) return;
  const { state, clock } = context;
  const now = clock.now();
  for (const archive of state.archives.values()) {
    if (archive.busName !== busName || !matcherOf(archive)(event)) continue;
    dropExpired(state, archive, now);
    const sizeBytes = Buffer.byteLength(JSON.stringify(event));
    state.archivedEvents
      .of(archive.name)
      .set([Date.parse(event.time), now, event.id], { event, archivedAt: now, sizeBytes });
    context.access({ resource: archiveArn(context, archive.name), key: event.id, kind: 'write' });
  }
}

/** Events of an archive that its retention has not taken, in the order of their time. */
export function archivedEvents(state: EventBridgeState, archive: StoredArchive, now: number): readonly ArchivedEvent[] {
  return [...(state.archivedEvents.find(archive.name)?.values() ?? [])].filter(
    (item) => !isExpired(archive, item, now),
  );
}

function isExpired(archive: StoredArchive, item: ArchivedEvent, now: number): boolean {
  return archive.retentionDays > 0 && item.archivedAt + archive.retentionDays * DAY_MS <= now;
}

function dropExpired(state: EventBridgeState, archive: StoredArchive, now: number): void {
  const events = state.archivedEvents.find(archive.name);
  if (events === undefined || archive.retentionDays === 0) return;
  const expired = [...events.entries()].filter(([, item]) => isExpired(archive, item, now));
  for (const [key] of expired) events.delete(key);
}
