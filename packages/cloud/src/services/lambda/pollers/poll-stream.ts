import type { StreamPort, StreamRecord } from '../../ports.ts';
import { freeConcurrency } from '../domain/concurrency.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import { acceptInvocation, startNow } from '../domain/start-invocation.ts';
import { STREAM_RETENTION_MS, SYNC_PAYLOAD_BYTES } from '../limits.ts';
import type { LambdaContext } from '../state.ts';
import { createRecordFilter } from './filter-records.ts';
import { updateMapping, type Mapping, type StreamLane } from './mapping.ts';
import { pollAfter } from './schedule-poll.ts';
import { belongsTo, isBeyond, lanesOf, saveLane } from './stream-lanes.ts';
import { reportDiscarded } from './report-discarded.ts';

const PAGE = 1000;

/** Hands the next batch of every lane that is free to the function. */
export function pollStream(context: LambdaContext, mapping: Mapping): void {
  const { streams } = context.ports;
  const shards = streams?.shards(mapping.sourceArn);
  if (!streams || !shards) {
    updateMapping(context, mapping.uuid, { lastResult: 'PROBLEM: The stream does not exist' });
    return;
  }
  updateMapping(context, mapping.uuid, { isHeldBack: false });
  for (const shardId of shards)
    for (const lane of lanesOf(context, mapping, shardId)) pollLane(context, mapping, streams, lane);
}

function pollLane(context: LambdaContext, mapping: Mapping, streams: StreamPort, waiting: StreamLane): void {
  const now = context.clock.now();
  if (waiting.running) return;
  if (waiting.retryAtMs !== undefined && waiting.retryAtMs > now) {
    pollAfter(context, mapping.uuid, waiting.retryAtMs - now);
    return;
  }
  const lane = discardOld(context, mapping, streams, waiting);
  const { records, last } = readBatch(mapping, streams, lane);
  if (last === undefined) return;
  if (records.length === 0) {
    saveLane(context, {
      ...lane,
      after: last,
      bounds: lane.bounds.filter((bound) => isBeyond(bound, last)),
      windowOpenedMs: undefined,
    });
    return;
  }
  const windowEndsMs = (lane.windowOpenedMs ?? now) + mapping.windowSeconds * 1000;
  if (lane.bounds.length === 0 && records.length < mapping.batchSize && windowEndsMs > now) {
    saveLane(context, { ...lane, windowOpenedMs: lane.windowOpenedMs ?? now });
    pollAfter(context, mapping.uuid, windowEndsMs - now);
  } else if (freeConcurrency(context.state, mapping.functionName) === 0) {
    saveLane(context, lane);
    updateMapping(context, mapping.uuid, { isHeldBack: true });
    context.note('throttled', records.length);
    pollAfter(context, mapping.uuid, 1000);
  } else {
    startBatch(context, mapping, lane, records, last);
  }
}

/** Records that are older than the mapping allows, or than streams keep any, are passed over. */
function discardOld(context: LambdaContext, mapping: Mapping, streams: StreamPort, lane: StreamLane): StreamLane {
  const ageMs = mapping.maximumRecordAgeSeconds < 0 ? STREAM_RETENTION_MS : mapping.maximumRecordAgeSeconds * 1000;
  const oldest = context.clock.now() - ageMs;
  const [next] = streams.read(mapping.sourceArn, lane.shardId, lane.after, 1);
  if (!next || next.approximateArrivalMs >= oldest) return lane;
  const scanned = streams.read(mapping.sourceArn, lane.shardId, lane.after, PAGE);
  const fresh = scanned.findIndex(({ approximateArrivalMs }) => approximateArrivalMs >= oldest);
  const old = fresh === -1 ? scanned : scanned.slice(0, fresh);
  const own = old.filter((record) => belongsTo(lane, mapping.parallelizationFactor, record));
  const [first] = own;
  const last = own.at(-1);
  if (first && last) {
    reportDiscarded(context, mapping, lane, 'RecordAgeExceeded', undefined, {
      requestId: context.ids.uuid(),
      sequences: own.map(({ sequenceNumber }) => sequenceNumber),
      last: last.sequenceNumber,
      firstArrivalMs: first.approximateArrivalMs,
      lastArrivalMs: last.approximateArrivalMs,
    });
  }
  const after = old.at(-1)?.sequenceNumber ?? lane.after;
  const moved = { ...lane, after, failures: 0, bounds: lane.bounds.filter((bound) => isBeyond(bound, after)) };
  saveLane(context, moved);
  return fresh === -1 && scanned.length === PAGE ? discardOld(context, mapping, streams, moved) : moved;
}

interface ReadBatch {
  readonly records: readonly StreamRecord[];
  /** Up to where the stream was looked at; undefined when there is nothing. */
  readonly last: string | undefined;
}

function readBatch(mapping: Mapping, streams: StreamPort, lane: StreamLane): ReadBatch {
  const accepts = createRecordFilter(mapping.filters);
  const [bound] = lane.bounds;
  const records: StreamRecord[] = [];
  let size = 0;
  let last: string | undefined;
  for (;;) {
    const page = streams.read(mapping.sourceArn, lane.shardId, last ?? lane.after, PAGE);
    for (const record of page) {
      if (isBeyond(record.sequenceNumber, bound)) return { records, last };
      if (belongsTo(lane, mapping.parallelizationFactor, record) && accepts(record.event)) {
        size += Buffer.byteLength(JSON.stringify(record.event)) + 100;
        if (records.length > 0 && size > SYNC_PAYLOAD_BYTES) return { records, last };
        records.push(record);
      }
      last = record.sequenceNumber;
      if (records.length === mapping.batchSize) return { records, last };
    }
    if (page.length < PAGE) return { records, last };
  }
}

function startBatch(
  context: LambdaContext,
  mapping: Mapping,
  lane: StreamLane,
  records: readonly StreamRecord[],
  last: string,
): void {
  const causes = [...new Set(records.map(({ writtenBy }) => writtenBy))];
  const arrivals = records.map(({ approximateArrivalMs }) => approximateArrivalMs);
  const requestId = context.ids.uuid();
  context.causedBy(causes);
  context.note('batch', records.length);
  const record = acceptInvocation(context, {
    requestId,
    found: getFunctionVersion(mapping.functionName, context, mapping.qualifier),
    trigger: { kind: 'stream', mappingId: mapping.uuid, laneKey: lane.key },
    payload: JSON.stringify({ Records: records.map(({ event }) => ({ ...event, eventSourceARN: mapping.sourceArn })) }),
  });
  saveLane(context, {
    ...lane,
    retryAtMs: undefined,
    windowOpenedMs: undefined,
    running: {
      requestId,
      sequences: records.map(({ sequenceNumber }) => sequenceNumber),
      last,
      firstArrivalMs: arrivals[0] ?? 0,
      lastArrivalMs: arrivals.at(-1) ?? 0,
    },
  });
  startNow(context, record, causes);
}
