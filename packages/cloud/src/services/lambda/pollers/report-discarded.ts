import { sendToDestination } from '../domain/deliver-record.ts';
import type { InvocationAnswer, LambdaContext } from '../state.ts';
import type { Mapping, RunningBatch, StreamLane } from './mapping.ts';

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Tells the destination for failures about a batch that is given up. Source: guide, "Retaining discarded batches", DynamoDB. */
export function reportDiscarded(
  context: LambdaContext,
  mapping: Mapping,
  lane: StreamLane,
  condition: DiscardCondition,
  answer: InvocationAnswer | undefined,
  batch: RunningBatch,
): void {
  context.note('givenUp', condition);
  if (mapping.onFailure === undefined) return;
  const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const record = {
    requestContext: {
      requestId: batch.requestId,
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: lane.failures + (answer ? 1 : 0),
    },
    ...(answer && {
      responseContext: { statusCode: 200, executedVersion: answer.executedVersion, functionError: 'Unhandled' },
    }),
    version: '1.0',
    timestamp: new Date(context.clock.now()).toISOString(),
    DDBStreamBatchInfo: {
      shardId: lane.shardId,
      startSequenceNumber: batch.sequences[0],
      endSequenceNumber: batch.sequences.at(-1),
      approximateArrivalOfFirstRecord: seconds(batch.firstArrivalMs),
      approximateArrivalOfLastRecord: seconds(batch.lastArrivalMs),
      batchSize: batch.sequences.length,
      streamArn: mapping.sourceArn,
    },
  };
  sendToDestination(context, mapping.onFailure, JSON.stringify(record), mapping.functionArn, false);
}
