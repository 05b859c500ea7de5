import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import type { ReceivedMessage } from '../../ports.ts';
import type { LambdaContext } from '../state.ts';

/** An event source mapping: a poller, as data. */
export interface Mapping {
  readonly uuid: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly functionArn: string;
  readonly sourceArn: string;
  readonly kind: 'queue' | 'stream';
  readonly enabled: boolean;
  readonly state: 'Creating' | 'Enabled' | 'Enabling' | 'Updating' | 'Disabled' | 'Disabling' | 'Deleting';
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly filters: readonly string[];
  readonly reportsFailures: boolean;
  readonly lastModifiedMs: number;
  readonly lastResult: string;
  /** Batches whose invocation is not over. */
  readonly inFlight: number;
  /** There was something to do and no concurrency for it. */
  readonly isHeldBack: boolean;
  /** Queues only. */
  readonly maximumConcurrency: number | undefined;
  /** Streams only, as all that follow. */
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST' | undefined;
  readonly parallelizationFactor: number;
  readonly bisects: boolean;
  /** -1 is without limit. */
  readonly maximumRetryAttempts: number;
  /** -1 is without limit. */
  readonly maximumRecordAgeSeconds: number;
  readonly onFailure: string | undefined;
}

export interface BufferedMessage extends ReceivedMessage {
  readonly receivedMs: number;
}

/** Messages that a queue's poller has received and not handed over yet. */
export interface QueueBuffer {
  readonly messages: readonly BufferedMessage[];
  /** How often there was no concurrency for them. */
  readonly throttles: number;
}

/** Records of one shard and, with a parallelization factor, of some of its keys: read in order, one batch at a time. */
export interface StreamLane {
  readonly key: string;
  readonly shardId: string;
  readonly index: number;
  /** Everything up to this sequence number is done. */
  readonly after: string | undefined;
  readonly running: RunningBatch | undefined;
  /** Where the next batches end, when a batch is retried or was split. */
  readonly bounds: readonly string[];
  /** How often the present batch has failed. */
  readonly failures: number;
  readonly retryAtMs: number | undefined;
  readonly windowOpenedMs: number | undefined;
}

export interface RunningBatch {
  readonly requestId: string;
  /** Sequence numbers of its records. */
  readonly sequences: readonly string[];
  /** Sequence number of the last record looked at; later ones of the batch may have been filtered out. */
  readonly last: string;
  readonly firstArrivalMs: number;
  readonly lastArrivalMs: number;
}

export const isFifo = (sourceArn: string): boolean => sourceArn.endsWith('.fifo');

export function updateMapping(context: LambdaContext, uuid: string, change: Partial<Mapping>): Mapping | undefined {
  const mapping = context.state.mappings.get(uuid);
  if (!mapping) return undefined;
  const changed = { ...mapping, ...change };
  context.state.mappings.set(uuid, changed);
  return changed;
}

/** A mapping as Lambda describes it. */
export function formatMapping(
  mapping: Mapping,
  state: Mapping['state'] = mapping.state,
): Validated<EventSourceMappingConfiguration> {
  const { kind } = mapping;
  return {
    UUID: mapping.uuid,
    BatchSize: mapping.batchSize,
    MaximumBatchingWindowInSeconds: mapping.windowSeconds,
    EventSourceArn: mapping.sourceArn,
    EventSourceMappingArn: `arn:aws:lambda:${mapping.functionArn.split(':').slice(3, 5).join(':')}:event-source-mapping:${mapping.uuid}`,
    FunctionArn: mapping.functionArn,
    LastModified: new Date(mapping.lastModifiedMs),
    State: state,
    StateTransitionReason: kind === 'queue' ? 'USER_INITIATED' : 'User action',
    FunctionResponseTypes: mapping.reportsFailures ? ['ReportBatchItemFailures'] : [],
    ...(mapping.filters.length > 0 && { FilterCriteria: { Filters: mapping.filters.map((Pattern) => ({ Pattern })) } }),
    ...(mapping.maximumConcurrency !== undefined && {
      ScalingConfig: { MaximumConcurrency: mapping.maximumConcurrency },
    }),
    ...(kind === 'stream' && {
      StartingPosition: mapping.startingPosition,
      LastProcessingResult: mapping.lastResult,
      ParallelizationFactor: mapping.parallelizationFactor,
      BisectBatchOnFunctionError: mapping.bisects,
      MaximumRetryAttempts: mapping.maximumRetryAttempts,
      MaximumRecordAgeInSeconds: mapping.maximumRecordAgeSeconds,
      TumblingWindowInSeconds: 0,
      DestinationConfig: { OnFailure: mapping.onFailure === undefined ? {} : { Destination: mapping.onFailure } },
    }),
  };
}
