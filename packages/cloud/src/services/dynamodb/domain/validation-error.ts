import { awsError, type AwsError } from '../../../kernel/aws-error.ts';

/** Builds DynamoDB's `ValidationException` with exactly this message. */
export function validationError(message: string): AwsError {
  return awsError('ValidationException', message);
}
