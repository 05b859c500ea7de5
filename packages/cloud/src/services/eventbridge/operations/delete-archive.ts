import { getArchive } from '../domain/archives.ts';
import { archiveArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** The events go with the archive. */
export const deleteArchive: EventBridgeOperation<'DeleteArchive'> = (input, context) => {
  const archive = getArchive(context.state, input.ArchiveName);
  context.state.archives.delete(archive.name);
  context.state.archivedEvents.drop(archive.name);
  context.access({ resource: archiveArn(context, archive.name), kind: 'write' });
  return {};
};
