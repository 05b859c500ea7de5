import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { awsError, type AwsError } from '../../kernel/aws-error.ts';
import type { Item } from './domain/attribute-value.ts';
import { validationError } from './domain/validation-error.ts';

// Source of the words, where no other is given: answers of the service as recorded by dynalite's tests,
// and DynamoDB local 2.5.

/** A request on a table that does not exist, when it names items. */
export function tableMissing(): AwsError {
  return awsError('ResourceNotFoundException', 'Requested resource not found');
}

/** A request on a table that does not exist, when it is about the table. */
export function namedTableMissing(name: string): AwsError {
  return awsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

/** A tag request on a table that does not exist. */
export function resourceMissing(arn: string): AwsError {
  // AWS: "ResourcArn" is the service's spelling.
  return awsError('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`);
}

/** An identifier that is no ARN of a table in this account and region. */
export function accessDeniedToArn(arn: string): AwsError {
  return awsError('AccessDeniedException', `User is not authorized to access this resource: ${arn}`);
}

export function tableExists(name: string): AwsError {
  return awsError('ResourceInUseException', `Table already exists: ${name}`);
}

export function tableProtected(): Error {
  return validationError(
    'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  );
}

export function backupsMissing(name: string): AwsError {
  return awsError('TableNotFoundException', `Table not found: ${name}`);
}

/** `item` is given when the request asks for it by ReturnValuesOnConditionCheckFailure. */
export function conditionFailed(item?: Item): AwsError {
  return awsError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    item ? { fields: { Item: item } } : {},
  );
}

export function itemTooLarge(kind: 'put' | 'update'): Error {
  return validationError(`Item size ${kind === 'update' ? 'to update ' : ''}has exceeded the maximum allowed size`);
}

export function indexKeyEmptied(kind: 'string' | 'binary'): Error {
  return validationError(
    'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value ' +
      `that is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value.`,
  );
}

export function indexMissing(name: string): Error {
  return validationError(`The table does not have the specified index: ${name}`);
}

export function startKeyInvalid(reason?: string): Error {
  return validationError(`The provided starting key is invalid${reason === undefined ? '' : `: ${reason}`}`);
}

/** `One or more parameter values were invalid: …`, the service's frame for most of its refusals. */
export function invalidParameter(reason: string): Error {
  return validationError(`One or more parameter values were invalid: ${reason}`);
}

/** A transaction was cancelled: one reason per action, `None` for those that could have been done. */
export function transactionCanceled(reasons: readonly CancellationReason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code ?? 'None').join(', ');
  return awsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { fields: { CancellationReasons: reasons } },
  );
}

/** The same client request token came with another request. */
export function idempotentParameterMismatch(): AwsError {
  // Source: DynamoDB API reference, TransactWriteItems, "IdempotentParameterMismatchException".
  return awsError(
    'IdempotentParameterMismatchException',
    'The provided client token is already in use with a different set of parameters or parameter values',
  );
}

/** An INSERT of PartiQL met an item with the same key. */
export function duplicateItem(): AwsError {
  return awsError('DuplicateItemException', 'Duplicate primary key exists in table');
}

export function tagsExceeded(): AwsError {
  return awsError('LimitExceededException', 'Too many tags: A resource can have up to 50 tags');
}

/** What AWS has and the cloud has not, named. */
export function notEmulated(what: string): AwsError {
  return awsError('NotImplemented', `DynamoDB's ${what} is not emulated.`, { status: 501 });
}

/** AWS: one global index of a table can be made or deleted at a time. */
export function tooManyIndexChanges(): AwsError {
  return awsError(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );
}
