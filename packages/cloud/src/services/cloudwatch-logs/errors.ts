import { awsError, type AwsError } from '../../kernel/aws-error.ts';
import { RETENTION_DAYS } from './limits.ts';

/* All answer 400. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html */

export function groupNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

export function streamNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

export function resourceNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'The specified resource does not exist.');
}

export function subscriptionNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'The specified subscription filter does not exist.');
}

export function groupAlreadyExists(): AwsError {
  return awsError('ResourceAlreadyExistsException', 'The specified log group already exists');
}

export function streamAlreadyExists(): AwsError {
  return awsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
}

export function invalidParameter(message: string): AwsError {
  return awsError('InvalidParameterException', message);
}

// AWS: unlike other wrong parameters. Source: what LocalStack's tests have recorded, test_create_and_delete_log_stream.
export function bothNameAndArn(): AwsError {
  return awsError('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.');
}

export function invalidRetention(days: number): AwsError {
  return invalidParameter(
    `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
  );
}

export function invalidToken(): AwsError {
  return invalidParameter('The specified nextToken is invalid.');
}

export function invalidFilterPattern(reason?: string): AwsError {
  return invalidParameter(reason === undefined ? 'Invalid filter pattern' : `Invalid filter pattern: ${reason}`);
}

export function limitExceeded(): AwsError {
  return awsError('LimitExceededException', 'Resource limit exceeded.');
}

export function tooManyTags(name: string): AwsError {
  return awsError('TooManyTagsException', 'The resource can have no more than 50 tags.', {
    fields: { resourceName: name },
  });
}

export function deletionProtected(): AwsError {
  return awsError(
    'ValidationException',
    'The log group is protected from deletion. Disable its deletion protection first.',
  );
}

/** What CloudWatch Logs can do and this cloud does not. */
export function notEmulated(what: string): AwsError {
  return awsError('NotImplemented', `Skyrig does not emulate ${what} yet.`, { status: 501 });
}
