import { awsError, type AwsError } from '../../kernel/aws-error.ts';

/* Codes, words and statuses as the API answers them.
   Source: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the errors of each operation. */

export function noSuchEntity(message: string): AwsError {
  return awsError('NoSuchEntity', message, { status: 404 });
}

/** `what` is `role`, `user`, … */
export function notFound(what: string, name: string): AwsError {
  return noSuchEntity(`The ${what} with name ${name} cannot be found.`);
}

export function policyNotFound(arn: string): AwsError {
  return noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
}

export function policyMissing(arn: string): AwsError {
  return noSuchEntity(`Policy ${arn} was not found.`);
}

export function versionNotFound(arn: string, version: string): AwsError {
  return noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`);
}

export function instanceProfileNotFound(name: string): AwsError {
  return noSuchEntity(`Instance Profile ${name} cannot be found.`);
}

export function inlinePolicyNotFound(kind: string, name: string): AwsError {
  return noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);
}

export function accessKeyNotFound(id: string): AwsError {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

export function aliasNotFound(alias: string): AwsError {
  return noSuchEntity(`The account alias ${alias} cannot be found.`);
}

export function entityAlreadyExists(message: string): AwsError {
  return awsError('EntityAlreadyExists', message, { status: 409 });
}

/** `what` is `Role`, `User`, … */
export function alreadyExists(what: string, name: string): AwsError {
  return entityAlreadyExists(`${what} with name ${name} already exists.`);
}

export function policyAlreadyExists(name: string): AwsError {
  return entityAlreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
}

export function deleteConflict(message: string): AwsError {
  return awsError('DeleteConflict', message, { status: 409 });
}

export function limitExceeded(message: string): AwsError {
  return awsError('LimitExceeded', message, { status: 409 });
}

export function quotaExceeded(quota: string, limit: number): AwsError {
  return limitExceeded(`Cannot exceed quota for ${quota}: ${limit}`);
}

export function malformedPolicy(message: string): AwsError {
  return awsError('MalformedPolicyDocument', message, { status: 400 });
}

export function validationError(message: string): AwsError {
  return awsError('ValidationError', message, { status: 400 });
}

export function invalidInput(message: string): AwsError {
  return awsError('InvalidInput', message, { status: 400 });
}

export function invalidPolicyArn(arn: string): AwsError {
  return invalidInput(`ARN ${arn} is not valid.`);
}

export function invalidMarker(): AwsError {
  return validationError('Invalid Marker.');
}

export function unmodifiableEntity(role: string): AwsError {
  return awsError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${role}' - this role is only modifiable by AWS`,
    { status: 400 },
  );
}

/** What IAM can do and this cloud does not. */
export function notEmulated(what: string): AwsError {
  return awsError('NotImplemented', `Skyrig does not emulate ${what} yet.`, { status: 501 });
}
