import { awsError, type AwsError } from '../../kernel/aws-error.ts';

/* Sources: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and the errors of each operation. */

export function validationError(message: string): AwsError {
  return awsError('ValidationError', message, { status: 400 });
}

export function invalidArn(arn: string): AwsError {
  return validationError(`${arn} is invalid`);
}

export function durationTooLong(): AwsError {
  return validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
}

export function chainedDurationTooLong(): AwsError {
  return validationError(
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  );
}

export function malformedPolicy(): AwsError {
  return awsError('MalformedPolicyDocument', 'This policy contains invalid Json', { status: 400 });
}

export function packedPolicyTooLarge(percent: number): AwsError {
  return awsError(
    'PackedPolicyTooLarge',
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    { status: 400 },
  );
}

export function duplicateTag(): AwsError {
  return awsError(
    'InvalidParameterValue',
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    { status: 400 },
  );
}

export function transitiveTagMissing(): AwsError {
  return awsError('InvalidParameterValue', 'The specified transitive tag key must be included in the requested tags.', {
    status: 400,
  });
}

export function noSessionAllowed(operation: string): AwsError {
  return awsError('AccessDenied', `Cannot call ${operation} with session credentials`, { status: 403 });
}

export function expiredToken(): AwsError {
  return awsError('ExpiredToken', 'The security token included in the request is expired', { status: 403 });
}

export function invalidIdentityToken(message: string): AwsError {
  return awsError('InvalidIdentityToken', message, { status: 400 });
}

export function expiredIdentityToken(now: number, expiry: number): AwsError {
  return awsError(
    'ExpiredTokenException',
    `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`,
    { status: 400 },
  );
}

export function expiredAssertion(message: string): AwsError {
  return awsError('ExpiredTokenException', message, { status: 400 });
}

export function idpRejectedClaim(status: string): AwsError {
  return awsError('IDPRejectedClaim', `The identity provider (IdP) reported that authentication failed: ${status}`, {
    status: 403,
  });
}

export function samlNotAuthorized(): AwsError {
  return awsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML', { status: 403 });
}

/** What STS has and Skyrig has not: refused by name. */
export function encryptedAssertion(): AwsError {
  return awsError('NotImplemented', 'Skyrig does not emulate encrypted SAML assertions yet.', { status: 501 });
}
