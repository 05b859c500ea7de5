import type { FaultEffect } from '@skyrig/cloud';

type Input = Readonly<Record<string, unknown>>;
type Fail = Extract<FaultEffect, { readonly fail: unknown }>['fail'];

/** How a service says that it is too busy, and that something broke in it. */
export interface ServiceErrors {
  readonly throttling: Fail;
  readonly internal: Fail;
}

/** One more way in which an operation fails. */
export interface SpecificFailure {
  readonly name: string;
  readonly effect: { readonly fail: Fail } | { readonly answer: unknown };
}

/*
 * Source of all codes: the errors that the API models list for the operations (`@throws` of the commands in AWS SDK for
 * JavaScript v3), and "Common Errors" of the services' API references. Statuses: the API references' pages of the operations.
 */
const SERVICES: Readonly<Record<string, ServiceErrors>> = {
  dynamodb: {
    throttling: { code: 'ProvisionedThroughputExceededException', status: 400 },
    internal: { code: 'InternalServerError', status: 500 },
  },
  sqs: {
    throttling: { code: 'RequestThrottled', status: 400 },
    internal: { code: 'InternalFailure', status: 500 },
  },
  lambda: {
    throttling: { code: 'TooManyRequestsException', status: 429 },
    internal: { code: 'ServiceException', status: 500 },
  },
  eventbridge: {
    throttling: { code: 'ThrottlingException', status: 400 },
    internal: { code: 'InternalException', status: 500 },
  },
  scheduler: {
    throttling: { code: 'ThrottlingException', status: 429 },
    internal: { code: 'InternalServerException', status: 500 },
  },
  s3: {
    // AWS: S3 says so with 503. Source: S3 API reference, "Error responses".
    throttling: { code: 'SlowDown', status: 503 },
    internal: { code: 'InternalError', status: 500 },
  },
  sns: {
    throttling: { code: 'ThrottledException', status: 429 },
    internal: { code: 'InternalErrorException', status: 500 },
  },
};

/* Source: "Common Errors", the same in most API references. */
const COMMON: ServiceErrors = {
  throttling: { code: 'ThrottlingException', status: 400 },
  internal: { code: 'InternalFailure', status: 500 },
};

const error = (code: string, message: string, more: Partial<Fail> = {}): SpecificFailure => ({
  name: code,
  effect: { fail: { code, message, status: 400, ...more } },
});

const conditionFailed = (input: Input): readonly SpecificFailure[] =>
  input['ConditionExpression'] === undefined
    ? []
    : [error('ConditionalCheckFailedException', 'The conditional request failed')];

const writesItem = (input: Input): readonly SpecificFailure[] => [
  ...conditionFailed(input),
  error('TransactionConflictException', 'Transaction is ongoing for the item'),
];

/* Source: DynamoDB API reference, TransactWriteItems and TransactGetItems, "TransactionCanceledException". */
const transactionCancelled = ({ TransactItems }: Input): readonly SpecificFailure[] => {
  const items = Array.isArray(TransactItems) ? (TransactItems as readonly Input[]) : [];
  const hasCondition = items.some((item) =>
    Object.values(item).some((part) => (part as Input)['ConditionExpression'] !== undefined),
  );
  const cancelled = (reason: string, message: string): SpecificFailure => {
    const reasons = items.map((_item, index) => (index === 0 ? { Code: reason, Message: message } : { Code: 'None' }));
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const text = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    const failure = error('TransactionCanceledException', text, { fields: { CancellationReasons: reasons } });
    return { ...failure, name: `TransactionCanceledException (${reason})` };
  };
  const conflict = cancelled('TransactionConflict', 'Transaction is ongoing for the item');
  return hasCondition ? [cancelled('ConditionalCheckFailed', 'The conditional request failed'), conflict] : [conflict];
};

/** An answer with status 200 in which every entry has failed. */
const entriesFailed = ({ Entries }: Input): readonly SpecificFailure[] => {
  const entries = Array.isArray(Entries) ? (Entries as readonly Input[]) : [];
  const Failed = entries.map(({ Id }) => ({
    Id,
    SenderFault: false,
    Code: 'InternalError',
    Message: 'Injected fault',
  }));
  return [{ name: 'every entry fails', effect: { answer: { Successful: [], Failed } } }];
};

/* Source: EventBridge API reference, PutEvents: an event that fails has an ErrorCode in its place and the status is 200. */
const eventsFailed = ({ Entries }: Input): readonly SpecificFailure[] => {
  const count = Array.isArray(Entries) ? Entries.length : 0;
  const failed = { ErrorCode: 'InternalFailure', ErrorMessage: 'Injected fault' };
  const answer = { FailedEntryCount: count, Entries: Array.from({ length: count }, () => failed) };
  return [{ name: 'every entry fails', effect: { answer } }];
};

/* Source: Lambda API reference, Invoke: an error of the function is status 200 with FunctionError. */
const functionFailed = ({ InvocationType }: Input): readonly SpecificFailure[] => {
  if (InvocationType === 'Event' || InvocationType === 'DryRun') return [];
  const payload = JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage: 'Injected fault' });
  const answer = {
    StatusCode: 200,
    FunctionError: 'Unhandled',
    ExecutedVersion: '$LATEST',
    Payload: new TextEncoder().encode(payload),
  };
  return [{ name: 'the function fails', effect: { answer } }];
};

const preconditionFailed = ({ IfMatch, IfNoneMatch }: Input): readonly SpecificFailure[] =>
  IfMatch === undefined && IfNoneMatch === undefined
    ? []
    : [
        error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { status: 412 }),
        error('ConditionalRequestConflict', 'A conflicting operation occurred during the request', { status: 409 }),
      ];

const always = (failure: SpecificFailure) => (): readonly SpecificFailure[] => [failure];

const SPECIFIC: Readonly<Record<string, (input: Input) => readonly SpecificFailure[]>> = {
  'dynamodb PutItem': writesItem,
  'dynamodb UpdateItem': writesItem,
  'dynamodb DeleteItem': writesItem,
  'dynamodb TransactWriteItems': transactionCancelled,
  'dynamodb TransactGetItems': transactionCancelled,
  'dynamodb BatchWriteItem': ({ RequestItems }) => [
    { name: 'nothing is processed', effect: { answer: { UnprocessedItems: RequestItems } } },
  ],
  'dynamodb BatchGetItem': ({ RequestItems }) => [
    { name: 'nothing is processed', effect: { answer: { Responses: {}, UnprocessedKeys: RequestItems } } },
  ],
  'sqs SendMessageBatch': entriesFailed,
  'sqs DeleteMessageBatch': entriesFailed,
  'sqs ChangeMessageVisibilityBatch': entriesFailed,
  'sqs ReceiveMessage': always(error('OverLimit', 'Too many messages in flight', { status: 403 })),
  'sqs DeleteMessage': always(error('ReceiptHandleIsInvalid', 'The input receipt handle is invalid')),
  'sqs ChangeMessageVisibility': always(error('MessageNotInflight', 'The message is not in flight')),
  'eventbridge PutEvents': eventsFailed,
  'lambda Invoke': functionFailed,
  'scheduler CreateSchedule': always(error('ConflictException', 'The schedule already exists', { status: 409 })),
  's3 PutObject': preconditionFailed,
  'sns PublishBatch': ({ PublishBatchRequestEntries }) => entriesFailed({ Entries: PublishBatchRequestEntries }),
};

/** How a service says that it is too busy or broken. */
export function serviceErrors(service: string): ServiceErrors {
  return SERVICES[service] ?? COMMON;
}

/** Failures of one operation that are due to what it was asked, or to others who ask at the same time. */
export function specificFailures(service: string, operation: string, input: unknown): readonly SpecificFailure[] {
  return SPECIFIC[`${service} ${operation}`]?.((input ?? {}) as Input) ?? [];
}
