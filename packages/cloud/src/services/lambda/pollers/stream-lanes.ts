import type { StreamRecord } from '../../ports.ts';
import type { LambdaContext } from '../state.ts';
import type { Mapping, StreamLane } from './mapping.ts';

const laneKey = (mapping: Mapping, shardId: string, index: number): string =>
  `${mapping.uuid} ${shardId} ${String(index)}`;

/** The lanes of a shard. One that is seen for the first time starts at the shard's oldest record. */
export function lanesOf(context: LambdaContext, mapping: Mapping, shardId: string): StreamLane[] {
  return Array.from({ length: mapping.parallelizationFactor }, (_, index) => {
    const key = laneKey(mapping, shardId, index);
    return context.state.lanes.get(key) ?? newLane(key, shardId, index, undefined);
  });
}

/** A mapping that starts at LATEST sees what is written from now on. */
export function placeLanes(context: LambdaContext, mapping: Mapping): void {
  if (mapping.startingPosition !== 'LATEST') return;
  const { streams } = context.ports;
  for (const shardId of streams?.shards(mapping.sourceArn) ?? []) {
    const after = streams?.latest(mapping.sourceArn, shardId);
    for (let index = 0; index < mapping.parallelizationFactor; index++) {
      saveLane(context, newLane(laneKey(mapping, shardId, index), shardId, index, after));
    }
  }
}

export function saveLane(context: LambdaContext, lane: StreamLane): void {
  context.state.lanes.set(lane.key, lane);
}

export function dropLanes(context: LambdaContext, mapping: Mapping): void {
  const keys = [...context.state.lanes.range({ from: `${mapping.uuid} `, to: `${mapping.uuid} \uFFFF` })].map(
    ([key]) => key,
  );
  for (const key of keys) context.state.lanes.delete(key);
}

function newLane(key: string, shardId: string, index: number, after: string | undefined): StreamLane {
  return {
    key,
    shardId,
    index,
    after,
    running: undefined,
    bounds: [],
    failures: 0,
    retryAtMs: undefined,
    windowOpenedMs: undefined,
  };
}

/** With a parallelization factor, records of one key stay in one lane and so in order. */
export function belongsTo(lane: StreamLane, factor: number, record: StreamRecord): boolean {
  if (factor === 1) return true;
  const { Keys: keys } = (record.event['dynamodb'] ?? {}) as { readonly Keys?: unknown };
  const text = JSON.stringify(keys ?? record.sequenceNumber);
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  return hash % factor === lane.index;
}

/** Sequence numbers are decimal numbers of any length. */
export function isBeyond(sequenceNumber: string, bound: string | undefined): boolean {
  return bound !== undefined && BigInt(sequenceNumber) > BigInt(bound);
}
