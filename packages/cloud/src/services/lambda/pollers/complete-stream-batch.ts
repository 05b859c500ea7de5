import { STREAM_BACKOFF_LIMIT_MS } from '../limits.ts';
import type { InvocationAnswer, InvocationRecord, LambdaContext } from '../state.ts';
import { judgeBatch } from './batch-verdict.ts';
import { updateMapping, type Mapping, type RunningBatch, type StreamLane } from './mapping.ts';
import { reportDiscarded } from './report-discarded.ts';
import { pollAfter } from './schedule-poll.ts';
import { isBeyond, saveLane } from './stream-lanes.ts';

/** A batch of a stream is over: go on behind it, try the rest again, split it, or give it up. */
export function completeStreamBatch(
  context: LambdaContext,
  mapping: Mapping,
  record: InvocationRecord,
  laneKey: string,
  answer: InvocationAnswer,
): void {
  const lane = context.state.lanes.get(laneKey);
  const batch = lane?.running;
  if (!lane || batch?.requestId !== record.requestId) return;
  const verdict = judgeBatch(answer, mapping.reportsFailures, batch.sequences);
  context.note('batchResult', verdict.kind);
  updateMapping(context, mapping.uuid, {
    lastResult: verdict.kind === 'success' ? 'OK' : 'PROBLEM: Function call failed',
  });
  if (verdict.kind === 'success') {
    saveLane(context, behind(lane, batch));
    pollAfter(context, mapping.uuid);
    return;
  }
  // AWS: the lowest sequence number reported is the checkpoint: what lies before it is done.
  const from = verdict.kind === 'partial' ? batch.sequences.findIndex((sequence) => verdict.failed.has(sequence)) : 0;
  const rest = batch.sequences.slice(from);
  const after = batch.sequences[from - 1] ?? lane.after;
  const bounds = [batch.last, ...lane.bounds.filter((bound) => isBeyond(bound, batch.last))];
  const failed: StreamLane = { ...lane, after, bounds, running: undefined };
  if (mapping.bisects && verdict.kind === 'failure' && rest.length > 1) {
    // AWS: splitting does not count as a retry. Source: guide, "Process DynamoDB records with Lambda", error handling.
    const middle = rest[Math.ceil(rest.length / 2) - 1] ?? batch.last;
    saveLane(context, { ...failed, bounds: [middle, ...bounds] });
    pollAfter(context, mapping.uuid);
  } else {
    retryOrDiscard(context, mapping, failed, { ...batch, sequences: rest }, answer);
  }
}

function retryOrDiscard(
  context: LambdaContext,
  mapping: Mapping,
  lane: StreamLane,
  batch: RunningBatch,
  answer: InvocationAnswer,
): void {
  const failures = lane.failures + 1;
  if (mapping.maximumRetryAttempts >= 0 && failures > mapping.maximumRetryAttempts) {
    reportDiscarded(context, mapping, lane, 'RetryAttemptsExhausted', answer, batch);
    saveLane(context, behind(lane, batch));
    pollAfter(context, mapping.uuid);
    return;
  }
  const delayMs = Math.min(STREAM_BACKOFF_LIMIT_MS, 1000 * 2 ** (failures - 1));
  saveLane(context, { ...lane, failures, retryAtMs: context.clock.now() + delayMs });
  pollAfter(context, mapping.uuid, delayMs);
}

/** The lane once everything up to the end of a batch is done. */
function behind(lane: StreamLane, batch: RunningBatch): StreamLane {
  const bounds = lane.bounds.filter((bound) => isBeyond(bound, batch.last));
  return { ...lane, after: batch.last, bounds, running: undefined, failures: 0, retryAtMs: undefined };
}
