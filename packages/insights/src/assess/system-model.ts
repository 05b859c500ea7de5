/** What starts a function. `invoke` is a call of the Invoke API; `destination` the end of another asynchronous invocation. */
export type TriggerKind =
  | 'schedule'
  | 'queue'
  | 'stream'
  | 'event'
  | 'topic'
  | 'bucket'
  | 'route'
  | 'url'
  | 'destination'
  | 'invoke'
  | 'other';

/** A function of the system under test. */
export interface SystemFunction {
  /** As people call it: the logical id. */
  readonly name: string;
  /** Set only where the template says so. */
  readonly timeoutSeconds?: number;
  /** Where an asynchronous invocation ends that failed for good: a destination or a dead-letter queue. */
  readonly hasFailureTarget: boolean;
  /** Functions that know its name, and so can call it. */
  readonly callers: readonly string[];
}

/** One way in which a function is started in production. */
export interface SystemTrigger {
  /** The resource that makes it: rule, event source mapping, function URL. */
  readonly name: string;
  readonly kind: TriggerKind;
  readonly function: string;
  /** The queue, table or topic that it takes from. */
  readonly source?: string;
  /** The schedule's expression; of a call, who makes it. */
  readonly detail?: string;
  /** A batch says which of its messages failed. */
  readonly reportsFailures?: boolean;
}

/** A resource that holds or passes on data: table, queue, bucket, topic, bus. */
export interface SystemResource {
  readonly name: string;
  /** `dynamodb`, `sqs`. */
  readonly service: string;
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  /** Where messages go that fail for good. */
  readonly deadLetters?: string;
  readonly isFifo?: boolean;
  readonly visibilityTimeoutSeconds?: number;
  /** Its type is not emulated: no test can use it. */
  readonly isIgnored?: boolean;
}

/** The system under test, as its template deploys it. */
export interface SystemModel {
  /** Where it was read from, relative to the project. */
  readonly template: string;
  readonly functions: readonly SystemFunction[];
  readonly triggers: readonly SystemTrigger[];
  readonly resources: readonly SystemResource[];
}
