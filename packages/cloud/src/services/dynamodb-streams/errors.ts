import { awsError, type AwsError } from '../../kernel/aws-error.ts';

/** A stream that does not exist, or whose last record was trimmed after it was disabled. */
export function streamMissing(arn: string): AwsError {
  return awsError('ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
}

export function shardMissing(shardId: string, arn: string): AwsError {
  return awsError(
    'ResourceNotFoundException',
    `Requested resource not found: Shard: ${shardId} in Stream: ${arn} not found`,
  );
}

// Source of the three conditions: API reference, GetRecords and GetShardIterator, "Errors".

export function iteratorExpired(): AwsError {
  return awsError(
    'ExpiredIteratorException',
    'The shard iterator has expired: it is used more than 15 minutes after it was returned.',
  );
}

export function dataTrimmed(): AwsError {
  return awsError(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard.',
  );
}

export function streamsValidation(message: string): AwsError {
  return awsError('ValidationException', message);
}
