import { awsError, type AwsError } from '../../kernel/aws-error.ts';
import { MAX_BATCH_ENTRIES, MAX_IN_FLIGHT } from './limits.ts';

export function queueDoesNotExist(): AwsError {
  return awsError('QueueDoesNotExist', 'The specified queue does not exist.');
}

export function queueNameExists(attribute: string): AwsError {
  return awsError(
    'QueueNameExists',
    `A queue already exists with the same name and a different value for attribute ${attribute}`,
  );
}

/* AWS: outside the model; Query clients know it as InvalidParameterValue. Source: recordings of AWS in LocalStack's tests (QueryErrorCode). */
export function invalidParameter(message: string): AwsError {
  return awsError('InvalidParameterValueException', message);
}

/* AWS: Query clients know it as MissingParameter. Source: as above. */
export function missingParameter(name: string): AwsError {
  return awsError('MissingRequiredParameterException', missingParameterText(name));
}

export function missingParameterText(name: string): string {
  return `The request must contain the parameter ${name}.`;
}

export function invalidValue(value: unknown, parameter: string, reason: string): AwsError {
  return invalidParameter(`Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);
}

export function invalidAttributeValue(name: string, reason?: string): AwsError {
  return awsError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}.${reason === undefined ? '' : ` Reason: ${reason}`}`,
  );
}

export function invalidAttributeName(name: string): AwsError {
  return awsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

export function twoKindsOfEncryption(): AwsError {
  return awsError(
    'InvalidAttributeName',
    'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
  );
}

export function invalidMessageContents(): AwsError {
  return awsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

export function emptyBatch(entry: string): AwsError {
  return awsError('EmptyBatchRequest', `There should be at least one ${entry} in the request.`);
}

export function tooManyEntries(count: number): AwsError {
  return awsError(
    'TooManyEntriesInBatchRequest',
    `Maximum number of entries per request are ${MAX_BATCH_ENTRIES}. You have sent ${count}.`,
  );
}

export function entryIdsNotDistinct(id: string): AwsError {
  return awsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
}

export function invalidEntryId(): AwsError {
  return awsError(
    'InvalidBatchEntryId',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  );
}

export function batchTooLong(limit: number, size: number): AwsError {
  return awsError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${limit} bytes. You have sent ${size} bytes.`,
  );
}

export function receiptHandleInvalid(handle: string): AwsError {
  return awsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`);
}

/** How the message of an expired receipt handle ends. */
export const EXPIRED = 'The receipt handle has expired.';

export function receiptHandleExpired(handle: string): AwsError {
  return invalidValue(handle, 'ReceiptHandle', EXPIRED);
}

/* AWS: this, where the model has MessageNotInflight. Source: https://github.com/mapbox/ecs-watchbot/issues/135 */
export function notAvailableForVisibilityChange(handle: string): AwsError {
  return invalidValue(
    handle,
    'ReceiptHandle',
    'Message does not exist or is not available for visibility timeout change.',
  );
}

export function overLimit(): AwsError {
  return awsError('OverLimit', `The maximum number of in flight messages is reached: ${MAX_IN_FLIGHT}.`, {
    status: 403,
  });
}

export function resourceNotFound(message: string): AwsError {
  return awsError('ResourceNotFoundException', message, { status: 404 });
}

export function resourceMissing(parameter: string): AwsError {
  return resourceNotFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`);
}

export function unsupportedOperation(message: string): AwsError {
  return awsError('UnsupportedOperation', message);
}
