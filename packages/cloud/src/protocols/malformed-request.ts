import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';
import type { ServiceModel } from './model.ts';

/** A request that cannot be read as its operation's input. An {@link AwsError}, with the code the service uses for it. */
export function malformedRequest(service: ServiceModel, message: string): AwsError {
  return awsError(service.conventions.malformedCode, message, { status: 400 });
}
