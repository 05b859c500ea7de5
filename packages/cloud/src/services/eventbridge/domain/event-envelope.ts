import type { BusEvent } from '../../ports.ts';
import type { EventBridgeContext, EventEnvelope } from '../state.ts';

/** Times in events have no milliseconds. */
export function formatEventTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The event that a bus of this account and region makes of an entry. */
export function createEnvelope(
  context: EventBridgeContext,
  entry: Omit<BusEvent, 'detail'>,
  detail: EventEnvelope['detail'],
): EventEnvelope {
  return {
    version: '0',
    id: context.ids.uuid(),
    'detail-type': entry.detailType,
    source: entry.source,
    account: context.account,
    time: formatEventTime(entry.time ?? context.clock.now()),
    region: context.region,
    resources: entry.resources ?? [],
    detail,
  };
}

/** The same event marked as replayed. */
export function asReplayed(event: EventEnvelope, replayName: string): EventEnvelope {
  const { resources, detail, ...head } = event;
  return { ...head, 'replay-name': replayName, resources, detail };
}

/** Parses a detail; undefined when it is no JSON object. */
export function parseDetail(text: string): EventEnvelope['detail'] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
