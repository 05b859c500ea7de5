import type { EventBusPort } from '../ports.ts';
import { eventBusNotFound, validationError } from './errors.ts';
import { findBus } from './domain/buses.ts';
import { createEnvelope, parseDetail } from './domain/event-envelope.ts';
import { ingestEvent } from './domain/ingest-event.ts';
import { parseBusArn } from './domain/resource-names.ts';
import type { EventBridgeContext } from './state.ts';

/** How other services put events on buses; AWS's own sources (`aws.s3`) are allowed here. */
export function createBusPort(enter: (account: string, region: string) => EventBridgeContext): EventBusPort {
  return {
    exists: (busArn) => {
      const place = parseBusArn(busArn);
      return place !== undefined && findBus(enter(place.account, place.region).state, place.busName) !== undefined;
    },
    putEvent: (busArn, event) => {
      const place = parseBusArn(busArn);
      if (place === undefined) throw eventBusNotFound(busArn);
      const context = enter(place.account, place.region);
      if (findBus(context.state, place.busName) === undefined) throw eventBusNotFound(place.busName);
      const detail = parseDetail(event.detail);
      if (detail === undefined) throw validationError('Detail is malformed.');
      const envelope = createEnvelope(context, event, detail);
      ingestEvent(context, place.busName, envelope);
      return { eventId: envelope.id };
    },
  };
}
