import { isAwsError } from '../../kernel/aws-error.ts';

/** Why a target did not take what it was given. */
export interface DeliveryFailure {
  /** EventBridge's word for it, as in the dead-letter attribute `ERROR_CODE`. */
  readonly kind:
    | 'NO_RESOURCE'
    | 'NO_PERMISSIONS'
    | 'THROTTLING'
    | 'INTERNAL_ERROR'
    | 'SDK_CLIENT_ERROR'
    | 'INVALID_JSON';
  /** The target's own error code. */
  readonly code: string;
  readonly message: string;
  /** AWS: a missing target or permission is not retried. Source: EventBridge user guide, "Using dead-letter queues". */
  readonly isRetryable: boolean;
}

/** The target is not there, or nothing here can play it. */
export function missingResource(code: string, message: string): DeliveryFailure {
  return { kind: 'NO_RESOURCE', code, message, isRetryable: false };
}

/** Runs a call to a target; answers how it failed. Anything but an AWS error is a bug and goes on. */
export function attempt(call: () => void): DeliveryFailure | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    const { code, message } = error;
    if (/throttl|toomanyrequests|slowdown/i.test(code)) return { kind: 'THROTTLING', code, message, isRetryable: true };
    if (error.fault === 'server') return { kind: 'INTERNAL_ERROR', code, message, isRetryable: true };
    if (/accessdenied|unauthorized|forbidden/i.test(code))
      return { kind: 'NO_PERMISSIONS', code, message, isRetryable: false };
    if (/notfound|nonexistent|doesnotexist/i.test(code)) return missingResource(code, message);
    return { kind: 'SDK_CLIENT_ERROR', code, message, isRetryable: false };
  }
}
