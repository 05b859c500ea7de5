import { getArchive } from '../domain/archives.ts';
import { compilePattern } from '../domain/patterns.ts';
import { archiveArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** What is left out keeps its value. */
export const updateArchive: EventBridgeOperation<'UpdateArchive'> = (input, context) => {
  const archive = getArchive(context.state, input.ArchiveName);
  const { Description, EventPattern, RetentionDays, KmsKeyIdentifier } = input;
  if (EventPattern !== undefined) compilePattern(EventPattern);
  context.state.archives.set(archive.name, {
    ...archive,
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { eventPattern: EventPattern }),
    ...(RetentionDays !== undefined && { retentionDays: RetentionDays }),
    ...(KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: KmsKeyIdentifier }),
  });
  const arn = archiveArn(context, archive.name);
  context.access({ resource: arn, kind: 'write' });
  return { ArchiveArn: arn, State: 'ENABLED', CreationTime: new Date(archive.createdAt) };
};
