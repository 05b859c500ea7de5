import { awsError, type AwsError } from '../../kernel/aws-error.ts';

/** CloudFormation's answer to nearly everything a client got wrong. */
export function validationError(message: string): AwsError {
  return awsError('ValidationError', message);
}

/** DescribeStacks, DescribeStackResources, GetTemplate and others. */
export function stackWithIdNotFound(name: string): AwsError {
  return validationError(`Stack with id ${name} does not exist`);
}

/** UpdateStack, DescribeStackEvents and others. */
export function stackNotFound(name: string): AwsError {
  return validationError(`Stack [${name}] does not exist`);
}

export function quotedStackNotFound(name: string): AwsError {
  return validationError(`Stack '${name}' does not exist`);
}

export function resourceNotFound(logicalId: string, stackName: string): AwsError {
  return validationError(`Resource ${logicalId} does not exist for stack ${stackName}`);
}

export function stackAlreadyExists(name: string): AwsError {
  return awsError('AlreadyExistsException', `Stack [${name}] already exists`);
}

export function stackCannotBeUpdated(stackId: string, status: string): AwsError {
  return validationError(`Stack:${stackId} is in ${status} state and can not be updated.`);
}

export function noUpdates(): AwsError {
  return validationError('No updates are to be performed.');
}

export function noTemplate(): AwsError {
  return validationError('Either Template URL or Template Body must be specified.');
}

export function terminationProtected(name: string): AwsError {
  return validationError(`Stack [${name}] cannot be deleted while TerminationProtection is enabled`);
}

export function insufficientCapabilities(capability: string): AwsError {
  return awsError('InsufficientCapabilitiesException', `Requires capabilities : [${capability}]`);
}

/**
 * AWS: a type behind a condition that does not hold is no error, and no stack is made.
 * Source: https://github.com/ministackorg/ministack/pull/1628 (measured against a real account, 2026-09).
 */
export function unrecognizedTypes(types: readonly string[]): AwsError {
  return validationError(
    `Template format error: Unrecognized resource types: [${types.join(', ')}]. Skyrig does not emulate ${types.length === 1 ? 'this type' : 'these types'}: deploy with ignoreUnsupported, or with Metadata.Skyrig.IgnoreUnsupported in the template, to leave ${types.length === 1 ? 'it' : 'them'} out.`,
  );
}

export function changeSetNotFound(name: string): AwsError {
  return awsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, { status: 404 });
}

export function changeSetAlreadyExists(name: string): AwsError {
  return awsError('AlreadyExistsException', `ChangeSet [${name}] already exists`);
}

export function changeSetNotExecutable(changeSetId: string, status: string): AwsError {
  return awsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSetId}] cannot be executed in its current status of [${status}]`,
  );
}

export function stackExistsForChangeSet(stackName: string, changeSetName: string): AwsError {
  return validationError(
    `Stack [${stackName}] already exists and cannot be created again with the changeSet [${changeSetName}].`,
  );
}

export function exportNotImported(name: string): AwsError {
  return validationError(`Export '${name}' is not imported by any stack.`);
}

export function notCancellable(): AwsError {
  return validationError('CancelUpdateStack cannot be called from current stack status');
}

export function notEmulated(what: string): AwsError {
  return awsError('NotImplemented', `Skyrig does not emulate ${what} of CloudFormation.`, { status: 501 });
}
