import type { StreamSpecification } from '@aws-sdk/client-dynamodb';
import { validationError } from '../domain/validation-error.ts';

/** Throws unless a view type is given exactly when the stream is enabled. */
export function assertStreamSpecification(given: StreamSpecification | undefined): void {
  if (!given) return;
  if (given.StreamEnabled && !given.StreamViewType) {
    throw validationError('Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams.');
  }
  if (!given.StreamEnabled && given.StreamViewType) {
    throw validationError('Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was present.');
  }
}
