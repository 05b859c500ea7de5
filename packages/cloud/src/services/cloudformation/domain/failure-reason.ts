import { isAwsError } from '../../../kernel/aws-error.ts';
import { isTemplateError } from '../../../deploy/template/template-error.ts';
import type { CloudFormationContext } from '../state.ts';

/**
 * Why a resource failed, in the words of the stack's events. Anything but an error of AWS or of the template is a defect
 * of ours and goes on.
 */
export function failureReason(error: unknown, service: string, context: CloudFormationContext): string {
  if (isTemplateError(error)) return error.message;
  if (!isAwsError(error)) throw error;
  const where = `(Service: ${service}, Status Code: ${error.status}, Request ID: ${context.ids.uuid()})`;
  const token = `(RequestToken: ${context.ids.uuid()}, HandlerErrorCode: ${handlerErrorCode(error.code)})`;
  return `Resource handler returned message: "${error.message} ${where}" ${token}`;
}

/** AWS: Source: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html */
function handlerErrorCode(code: string): string {
  if (/AlreadyExists|NameExists|InUse|Conflict/.test(code)) return 'AlreadyExists';
  if (isNotFoundCode(code)) return 'NotFound';
  if (/AccessDenied|Unauthorized/.test(code)) return 'AccessDenied';
  if (/Throttl|TooManyRequests/.test(code)) return 'Throttling';
  if (/LimitExceeded|Quota/.test(code)) return 'ServiceLimitExceeded';
  if (/Validation|Invalid|Malformed/.test(code)) return 'InvalidRequest';
  return 'GeneralServiceException';
}

/** Deleting what is not there is a success. */
export function isNotFound(error: unknown): boolean {
  return isAwsError(error) && (error.status === 404 || isNotFoundCode(error.code));
}

function isNotFoundCode(code: string): boolean {
  return /NotFound|NonExistent|NoSuch|DoesNotExist/.test(code);
}
