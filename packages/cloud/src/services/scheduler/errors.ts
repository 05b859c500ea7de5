import { awsError } from '../../kernel/aws-error.ts';
import type { AwsError } from '../../kernel/aws-error.ts';

export function scheduleNotFound(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, { status: 404 });
}

export function scheduleGroupNotFound(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, { status: 404 });
}

export function scheduleExists(name: string): AwsError {
  return awsError('ConflictException', `Schedule ${name} already exists.`, { status: 409 });
}

export function scheduleGroupExists(name: string): AwsError {
  return awsError('ConflictException', `Schedule group ${name} already exists.`, { status: 409 });
}

export function validationError(message: string): AwsError {
  return awsError('ValidationException', message);
}

/** A target that AWS would call and nothing here plays. */
export function targetNotEmulated(arn: string): AwsError {
  return awsError('NotImplemented', `Skyrig does not emulate schedules with the target ${arn} yet.`, { status: 501 });
}
