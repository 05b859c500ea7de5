import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { validationError } from '../errors.ts';
import { MAX_PUT_EVENTS_BYTES, TIME_BYTES } from '../limits.ts';
import { findBus } from '../domain/buses.ts';
import { createEnvelope, parseDetail } from '../domain/event-envelope.ts';
import { ingestEvent } from '../domain/ingest-event.ts';
import { busNameOf, parseBusArn } from '../domain/resource-names.ts';
import type { EventBridgeContext, EventBridgeOperation } from '../state.ts';

/** Takes events in; an entry that is wrong fails alone. */
export const putEvents: EventBridgeOperation<'PutEvents'> = (input, context) => {
  if (input.EndpointId !== undefined)
    throw validationError('Skyrig has no global endpoints: EndpointId cannot be given.');
  const bytes = input.Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (bytes > MAX_PUT_EVENTS_BYTES)
    throw validationError('Total size of the entries in the request is over the limit.');
  const entries = input.Entries.map((entry) => putEntry(entry, context));
  return { FailedEntryCount: entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: entries };
};

/** AWS: how entries are measured. Source: EventBridge user guide, "Calculating PutEvents event entry size". */
function sizeOf(entry: PutEventsRequestEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), entry.Time === undefined ? 0 : TIME_BYTES);
}

function putEntry(entry: PutEventsRequestEntry, context: EventBridgeContext): PutEventsResultEntry {
  const { Source: source, DetailType: detailType, Detail: detailText } = entry;
  if (!source) return missing('Source');
  if (!detailType) return missing('DetailType');
  if (!detailText) return missing('Detail');
  if (source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = parseDetail(detailText);
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const event = createEnvelope(
    context,
    { source, detailType, resources: entry.Resources ?? [], ...(entry.Time && { time: entry.Time.getTime() }) },
    detail,
  );
  const place = parseBusArn(entry.EventBusName ?? '') ?? { ...context, busName: busNameOf(entry.EventBusName) };
  const destination = context.within(place.account, place.region);
  // AWS: an event for a bus that is not there is accepted, and lost. Source: recorded answers of PutEvents, 2024.
  if (findBus(destination.state, place.busName) === undefined) context.note('lostFor', place.busName);
  else ingestEvent(destination, place.busName, event);
  return { EventId: event.id };
}

/** AWS: recorded answers of PutEvents, 2024-12. */
function missing(parameter: string): PutEventsResultEntry {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${parameter} is not valid. Reason: ${parameter} is a required argument.`,
  };
}
