import { awsError, type AwsError } from '../../kernel/aws-error.ts';

// AWS: Lambda's errors carry who is to blame in `Type`; clients show it.
const user = (code: string, message: string, status = 400, fields: Readonly<Record<string, unknown>> = {}): AwsError =>
  awsError(code, message, { status, fields: { Type: 'User', ...fields } });

export const invalidParameter = (message: string): AwsError => user('InvalidParameterValueException', message);
export const resourceNotFound = (message: string): AwsError => user('ResourceNotFoundException', message, 404);
export const resourceConflict = (message: string): AwsError => user('ResourceConflictException', message, 409);

/** AWS: also raised by the model's own constraints, hence the same words. */
export const validationFailed = (message: string): AwsError =>
  user('ValidationException', `1 validation error detected: ${message}`);

export const functionNotFound = (arn: string): AwsError => resourceNotFound(`Function not found: ${arn}`);
export const functionExists = (name: string): AwsError => resourceConflict(`Function already exist: ${name}`);
export const aliasNotFound = (arn: string): AwsError => resourceNotFound(`Cannot find alias arn: ${arn}`);
export const aliasExists = (arn: string): AwsError => resourceConflict(`Alias already exists: ${arn}`);
export const noSuchResource = (): AwsError => resourceNotFound('The resource you requested does not exist.');
export const qualifierMismatch = (): AwsError =>
  invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
export const otherRegion = (wanted: string, here: string): AwsError =>
  resourceNotFound(`Functions from '${wanted}' are not reachable in this region ('${here}')`);

export const revisionMismatch = (): AwsError =>
  user(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );

export type ThrottleReason = 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded';

export const tooManyRequests = (reason: ThrottleReason): AwsError =>
  user('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason: reason });

export const requestTooLarge = (limit: number): AwsError =>
  user(
    'RequestTooLargeException',
    `Request must be smaller than ${String(limit)} bytes for the InvokeFunction operation`,
    413,
  );
export const eventTooLarge = (size: number, limit: number): AwsError =>
  user(
    'RequestTooLargeException',
    `${String(size)} byte payload is too large for the Event invocation type (limit ${String(limit)} bytes)`,
    413,
  );
export const invalidRequestContent = (detail: string): AwsError =>
  user('InvalidRequestContentException', `Could not parse request body into json: ${detail}`);

/** What Lambda has and Skyrig has not: refused by name. */
export const notEmulated = (what: string): AwsError =>
  awsError('NotImplemented', `Skyrig does not emulate ${what} yet.`, { status: 501 });

export const missingCode = (): AwsError => invalidParameter('Please provide a source for function code.');
export const emptyZip = (): AwsError => invalidParameter('Uploaded file must be a non-empty zip');
export const brokenZip = (): AwsError =>
  invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
export const objectUnreadable = (code: string, message: string): AwsError =>
  invalidParameter(`Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`);

export const runtimeAndHandlerMissing = (): AwsError =>
  invalidParameter('Runtime and Handler are mandatory parameters for functions created with deployment packages.');
export const reservedVariables = (keys: readonly string[]): AwsError =>
  invalidParameter(
    'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. ' +
      `Reserved keys used in this request: ${keys.join(', ')}`,
  );
export const variablesTooLarge = (json: string): AwsError =>
  invalidParameter(
    `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${json}`,
  );

export const qualifierNotAllowed = (): AwsError =>
  invalidParameter(
    'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  );

/* Sources: what LocalStack's tests have recorded, test_provisioned_concurrency_exceptions and its neighbours. */
export const latestNotProvisionable = (): AwsError =>
  invalidParameter('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
export const notPublished = (): AwsError =>
  invalidParameter('The function resource provided must be an alias or a published version.');
export const provisionedConcurrencyNotFound = (): AwsError =>
  user(
    'ProvisionedConcurrencyConfigNotFoundException',
    'No Provisioned Concurrency Config found for this function',
    404,
  );
export const provisionedAboveReserved = (): AwsError =>
  invalidParameter(
    'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
  );
export const provisionedAboveUnreserved = (unreserved: number): AwsError =>
  invalidParameter(
    `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${String(unreserved)}].`,
  );
export const provisionedLeavesTooLittle = (minimum: number): AwsError =>
  invalidParameter(
    `Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${String(minimum)}].`,
  );
export const versionProvisioned = (): AwsError =>
  resourceConflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
export const aliasProvisioned = (): AwsError =>
  resourceConflict('Version is pointed by a Provisioned Concurrency alias');

/** AWS: refused as well; in which words is not documented. */
export const reservedBelowProvisioned = (reserved: number, provisioned: number): AwsError =>
  invalidParameter(
    `ReservedConcurrentExecutions ${String(reserved)} should not be lower than function's total provisioned concurrency [${String(provisioned)}].`,
  );

// AWS: unlike operations on functions. Source: what LocalStack's tests have recorded, test_event_source_mapping_exceptions.
export const mappedFunctionMissing = (): AwsError => invalidParameter('Function does not exist');
export const sourceQueueMissing = (): AwsError =>
  invalidParameter(
    'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
  );
export const queueMappingExists = (sourceArn: string, functionName: string, uuid: string): AwsError =>
  resourceConflict(
    `An event source mapping with SQS arn (" ${sourceArn} ") and function (" ${functionName} ") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
  );
export const streamMappingExists = (sourceArn: string, functionName: string, uuid: string): AwsError =>
  resourceConflict(
    `The event source arn (" ${sourceArn} ") and function (" ${functionName} ") provided mapping already exists. Please update or delete the existing mapping with UUID ${uuid}`,
  );
