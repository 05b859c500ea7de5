import type { CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { compileEventPattern, isInvalidEventPattern } from '../../event-patterns/index.ts';
import { invalidParameter, notEmulated, sourceQueueMissing, validationFailed } from '../errors.ts';
import { DYNAMODB_BATCH_LIMIT, FIFO_BATCH_LIMIT, QUEUE_BATCH_SIZE, STREAM_BATCH_SIZE } from '../limits.ts';
import type { FunctionSettings, LambdaContext } from '../state.ts';
import { isFifo, type Mapping } from './mapping.ts';

export type MappingInput = Omit<Partial<Validated<CreateEventSourceMappingCommandInput>>, 'FunctionName'>;

/** What a mapping can be set to; the rest is its identity and what happens to it. */
export type MappingSettings = Pick<
  Mapping,
  | 'batchSize'
  | 'windowSeconds'
  | 'filters'
  | 'reportsFailures'
  | 'maximumConcurrency'
  | 'parallelizationFactor'
  | 'bisects'
  | 'maximumRetryAttempts'
  | 'maximumRecordAgeSeconds'
  | 'onFailure'
>;

/** Only queues and DynamoDB streams are polled; everything else is refused by name. */
export function sourceKindOf(input: MappingInput): Mapping['kind'] {
  if (input.SelfManagedEventSource) throw notEmulated('event source mappings for self-managed Apache Kafka');
  if (input.EventSourceArn === undefined) throw invalidParameter('Unrecognized event source.');
  const service = input.EventSourceArn.split(':')[2];
  if (service === 'sqs') return 'queue';
  if (service === 'dynamodb') return 'stream';
  if (service === 'kinesis') throw notEmulated('event source mappings for Amazon Kinesis');
  if (service === 'kafka') throw notEmulated('event source mappings for Amazon MSK');
  if (service === 'mq') throw notEmulated('event source mappings for Amazon MQ');
  if (service === 'rds') throw notEmulated('event source mappings for Amazon DocumentDB');
  throw invalidParameter('Unrecognized event source, must be kinesis, dynamodb stream, sqs, or kafka.');
}

/** The settings that a request leads to: what it leaves out stays as it was, or gets Lambda's default. */
export function mergeMappingSettings(
  kind: Mapping['kind'],
  sourceArn: string,
  input: MappingInput,
  previous: MappingSettings | undefined,
): MappingSettings {
  refuse(input);
  const batchSize = input.BatchSize ?? previous?.batchSize ?? (kind === 'queue' ? QUEUE_BATCH_SIZE : STREAM_BATCH_SIZE);
  const windowSeconds = input.MaximumBatchingWindowInSeconds ?? previous?.windowSeconds ?? 0;
  if (kind === 'queue') assertQueueSettings(sourceArn, batchSize, windowSeconds, input);
  else if (batchSize > DYNAMODB_BATCH_LIMIT)
    throw invalidParameter(`Batch size must be at most ${String(DYNAMODB_BATCH_LIMIT)}`);
  const filters = input.FilterCriteria ? readFilters(input.FilterCriteria) : (previous?.filters ?? []);
  return {
    batchSize,
    windowSeconds,
    filters,
    reportsFailures: input.FunctionResponseTypes
      ? input.FunctionResponseTypes.includes('ReportBatchItemFailures')
      : (previous?.reportsFailures ?? false),
    maximumConcurrency: input.ScalingConfig ? input.ScalingConfig.MaximumConcurrency : previous?.maximumConcurrency,
    parallelizationFactor: input.ParallelizationFactor ?? previous?.parallelizationFactor ?? 1,
    bisects: input.BisectBatchOnFunctionError ?? previous?.bisects ?? false,
    maximumRetryAttempts: input.MaximumRetryAttempts ?? previous?.maximumRetryAttempts ?? -1,
    maximumRecordAgeSeconds: input.MaximumRecordAgeInSeconds ?? previous?.maximumRecordAgeSeconds ?? -1,
    onFailure: input.DestinationConfig
      ? input.DestinationConfig.OnFailure?.Destination || undefined
      : previous?.onFailure,
  };
}

function refuse(input: MappingInput): void {
  if ((input.TumblingWindowInSeconds ?? 0) > 0) throw notEmulated('tumbling windows (TumblingWindowInSeconds)');
  if (input.ProvisionedPollerConfig) throw notEmulated('provisioned pollers (ProvisionedPollerConfig)');
  if (input.DestinationConfig?.OnSuccess?.Destination !== undefined) {
    throw invalidParameter('Unsupported DestinationConfig parameter for given event source mapping type.');
  }
  const age = input.MaximumRecordAgeInSeconds;
  if (age !== undefined && age !== -1 && age < 60) {
    throw validationFailed(
      `Value '${String(age)}' at 'maximumRecordAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60`,
    );
  }
}

function assertQueueSettings(sourceArn: string, batchSize: number, windowSeconds: number, input: MappingInput): void {
  if (input.StartingPosition !== undefined)
    throw invalidParameter('StartingPosition is not valid for SQS event sources.');
  if (isFifo(sourceArn) && windowSeconds > 0)
    throw invalidParameter('Batching window is not supported for FIFO queues.');
  if (isFifo(sourceArn) && batchSize > FIFO_BATCH_LIMIT) {
    throw invalidParameter(`Batch size must be at most ${String(FIFO_BATCH_LIMIT)} for FIFO queues.`);
  }
  if (batchSize > QUEUE_BATCH_SIZE && windowSeconds === 0) {
    throw invalidParameter(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const streamOnly = (
    [
      'ParallelizationFactor',
      'BisectBatchOnFunctionError',
      'MaximumRetryAttempts',
      'MaximumRecordAgeInSeconds',
      'DestinationConfig',
    ] as const
  ).find((name) => input[name] !== undefined);
  if (streamOnly !== undefined)
    throw invalidParameter(`Unsupported ${streamOnly} parameter for given event source mapping type.`);
}

function readFilters(criteria: NonNullable<MappingInput['FilterCriteria']>): string[] {
  return (criteria.Filters ?? []).map(({ Pattern }) => {
    try {
      if (Pattern === undefined) throw invalidParameter('Invalid filter pattern definition.');
      compileEventPattern(Pattern);
      return Pattern;
    } catch (error) {
      if (isInvalidEventPattern(error)) throw invalidParameter(`Invalid filter pattern definition. ${error.message}`);
      throw error;
    }
  });
}

/** The source has to be there, and a queue has to hide messages for as long as the function may take. */
export function assertSource(
  context: LambdaContext,
  kind: Mapping['kind'],
  sourceArn: string,
  settings: FunctionSettings,
): void {
  if (kind === 'stream') {
    if (context.ports.streams?.shards(sourceArn)) return;
    throw invalidParameter(`Stream not found: ${sourceArn}`);
  }
  const visibility = context.ports.queues?.visibilityTimeoutSeconds(sourceArn);
  if (visibility === undefined) throw sourceQueueMissing();
  if (visibility < settings.timeoutSeconds) {
    throw invalidParameter(
      `Queue visibility timeout: ${String(visibility)} seconds is less than Function timeout: ${String(settings.timeoutSeconds)} seconds`,
    );
  }
}

export function assertStartingPosition(kind: Mapping['kind'], sourceArn: string, input: MappingInput): void {
  if (kind !== 'stream') return;
  if (input.StartingPosition === undefined) {
    throw invalidParameter(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    );
  }
  if (input.StartingPosition === 'AT_TIMESTAMP')
    throw invalidParameter(`Unsupported starting position for arn type: ${sourceArn}`);
}
