import { formatArchive, getArchive } from '../domain/archives.ts';
import { archiveArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** One archive, with what it holds at this moment. */
export const describeArchive: EventBridgeOperation<'DescribeArchive'> = (input, context) => {
  const archive = getArchive(context.state, input.ArchiveName);
  return {
    ...formatArchive(context, archive),
    ArchiveArn: archiveArn(context, archive.name),
    Description: archive.description,
    EventPattern: archive.eventPattern,
    KmsKeyIdentifier: archive.kmsKeyIdentifier,
  };
};
