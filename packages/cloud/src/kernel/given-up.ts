import { awsError, type AwsError } from './aws-error.ts';

/** What a request is answered that the cloud will not come back to. SDKs do not retry it. */
export function givenUp(reason: string): AwsError {
  return awsError('RequestAbortedException', `The request was given up: ${reason}.`, { status: 400 });
}
