import type { Archive } from '@aws-sdk/client-eventbridge';
import { archiveNotFound } from '../errors.ts';
import type { EventBridgeContext, EventBridgeState, StoredArchive } from '../state.ts';
import { archivedEvents } from './archive-storage.ts';
import { busArn } from './resource-names.ts';

export function getArchive(state: EventBridgeState, name: string): StoredArchive {
  const archive = state.archives.get(name);
  if (archive === undefined) throw archiveNotFound(name);
  return archive;
}

/** An archive as the API shows it in lists. */
export function formatArchive(context: EventBridgeContext, archive: StoredArchive): Archive {
  const events = archivedEvents(context.state, archive, context.clock.now());
  return {
    ArchiveName: archive.name,
    EventSourceArn: busArn(context, archive.busName),
    State: 'ENABLED',
    RetentionDays: archive.retentionDays,
    SizeBytes: events.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    EventCount: events.length,
    CreationTime: new Date(archive.createdAt),
  };
}
