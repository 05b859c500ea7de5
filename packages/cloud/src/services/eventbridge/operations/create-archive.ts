import { archiveExists } from '../errors.ts';
import { getBus } from '../domain/buses.ts';
import { compilePattern } from '../domain/patterns.ts';
import { archiveArn, requireBusArn } from '../domain/resource-names.ts';
import type { EventBridgeOperation } from '../state.ts';

/** An archive keeps what its bus takes in from now on. */
export const createArchive: EventBridgeOperation<'CreateArchive'> = (input, context) => {
  const { state, clock } = context;
  const { ArchiveName: name, Description, EventPattern, KmsKeyIdentifier } = input;
  const bus = getBus(state, requireBusArn(input.EventSourceArn, 'EventSourceArn').busName);
  if (state.archives.has(name)) throw archiveExists(name);
  if (EventPattern !== undefined) compilePattern(EventPattern);
  const createdAt = clock.now();
  state.archives.set(name, {
    name,
    busName: bus.name,
    retentionDays: input.RetentionDays ?? 0,
    createdAt,
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { eventPattern: EventPattern }),
    ...(KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: KmsKeyIdentifier }),
  });
  const arn = archiveArn(context, name);
  context.access({ resource: arn, kind: 'write' });
  return { ArchiveArn: arn, State: 'ENABLED', CreationTime: new Date(createdAt) };
};
