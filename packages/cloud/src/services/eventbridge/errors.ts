import { awsError } from '../../kernel/aws-error.ts';
import type { AwsError } from '../../kernel/aws-error.ts';

export function eventBusNotFound(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
}

export function eventBusExists(name: string): AwsError {
  return awsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
}

export function ruleNotFound(name: string, bus: string): AwsError {
  return awsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`);
}

export function ruleHasTargets(): AwsError {
  return awsError('ValidationException', "Rule can't be deleted since it has targets.");
}

export function archiveNotFound(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Archive ${name} does not exist.`);
}

export function archiveExists(name: string): AwsError {
  return awsError('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
}

export function replayNotFound(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
}

export function replayExists(name: string): AwsError {
  return awsError('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
}

export function replayNotCancellable(name: string): AwsError {
  return awsError('IllegalStatusException', `Replay ${name} is not in a valid state for this operation.`);
}

export function resourceNotFound(arn: string): AwsError {
  return awsError('ResourceNotFoundException', `Resource ${arn} does not exist.`);
}

export function policyNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'EventBus does not have a policy.');
}

export function statementNotFound(): AwsError {
  return awsError('ResourceNotFoundException', 'Statement with the provided id does not exist.');
}

export function tooManyTargets(): AwsError {
  return awsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
}

/** A pattern that cannot be used; the reason is the pattern compiler's. */
export function invalidEventPattern(reason: string): AwsError {
  return awsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}

/** Any other refusal of an argument, in AWS's words. */
export function validationError(message: string): AwsError {
  return awsError('ValidationException', message);
}
