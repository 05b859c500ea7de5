import type { BoundResourceType } from '../kernel/bound-resource-type.ts';

/**
 * What services offer one another. A service never imports another service: it asks through
 * `context.ports`, in the same step. Errors are thrown `AwsError`s of the offering service.
 */
export interface Ports {
  readonly queues: QueuePort;
  readonly functions: FunctionPort;
  readonly buses: EventBusPort;
  readonly logs: LogPort;
  readonly streams: StreamPort;
  readonly pollers: PollerPort;
  readonly topics: TopicPort;
  readonly objects: ObjectPort;
  readonly principals: PrincipalPort;
  readonly resourceTypes: ResourceTypePort;
}

export interface OutgoingMessage {
  readonly body: string;
  /** Message attributes, string valued. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly delaySeconds?: number;
}

/** A message taken for an event source mapping: exactly the record that Lambda's SQS event carries, and who sent it. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly md5OfMessageAttributes?: string;
  /** `seq` of the step that sent it. */
  readonly sentBy: number;
}

/** A message as it lies in its queue. */
export interface PeekedMessage extends ReceivedMessage {
  readonly state: 'visible' | 'in flight' | 'delayed';
}

export interface QueuePort {
  exists(queueArn: string): boolean;
  send(queueArn: string, message: OutgoingMessage): { readonly messageId: string };
  /** Takes visible messages, at most `maxMessages`, in flight for the queue's visibility timeout. */
  receive(queueArn: string, maxMessages: number): readonly ReceivedMessage[];
  /** Every message of the queue in order of sending, delayed and in flight too; nothing is received. */
  peek(queueArn: string): readonly PeekedMessage[];
  /** How many messages could be received now. */
  visibleCount(queueArn: string): number;
  delete(queueArn: string, receiptHandles: readonly string[]): void;
  /** The queue's visibility timeout in seconds; undefined when there is no such queue. */
  visibilityTimeoutSeconds(queueArn: string): number | undefined;
}

/** Offered by Lambda: sources (queues, streams) tell it that there may be something to poll. */
export interface PollerPort {
  /** Whether an enabled event source mapping reads from this source. */
  consumes(sourceArn: string): boolean;
  /** Messages or records have become available. Cheap when nobody consumes. */
  available(sourceArn: string): void;
}

export interface AsyncInvocation {
  readonly functionArn: string;
  /** JSON text. */
  readonly payload: string;
  /** Steps that led to it, besides the present one. */
  readonly causes?: readonly number[];
}

export interface FunctionPort {
  exists(functionArn: string): boolean;
  /** Queues an asynchronous invocation (retries, destinations and dead-letter queue are Lambda's). */
  invokeAsync(invocation: AsyncInvocation): { readonly requestId: string };
}

export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  /** JSON text of an object. */
  readonly detail: string;
  readonly resources?: readonly string[];
  readonly time?: number;
}

export interface EventBusPort {
  exists(busArn: string): boolean;
  putEvent(busArn: string, event: BusEvent): { readonly eventId: string };
}

export interface LogLine {
  readonly timestamp: number;
  readonly message: string;
}

export interface LogPort {
  /** Appends to a stream of a group, making both when missing. */
  write(
    place: { readonly account: string; readonly region: string },
    group: string,
    stream: string,
    lines: readonly LogLine[],
  ): void;
}

/** A record of a DynamoDB stream as Lambda's event carries it (`eventID`, `dynamodb`, …), wire-shaped JSON values. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly approximateArrivalMs: number;
  readonly event: Readonly<Record<string, unknown>>;
  /** `seq` of the step that wrote it. */
  readonly writtenBy: number;
}

export interface StreamPort {
  /** Shard ids of an enabled stream; undefined when there is no such stream. */
  shards(streamArn: string): readonly string[] | undefined;
  /** Records of a shard after a sequence number (exclusive); from the oldest when undefined. */
  read(streamArn: string, shardId: string, after: string | undefined, limit: number): readonly StreamRecord[];
  /** The newest sequence number of a shard; undefined when it is empty. */
  latest(streamArn: string, shardId: string): string | undefined;
}

export interface TopicPort {
  exists(topicArn: string): boolean;
  publish(
    topicArn: string,
    message: { readonly body: string; readonly subject?: string },
  ): { readonly messageId: string };
}

export interface ObjectPort {
  /** An object's bytes; undefined when there is no such bucket, key or version. */
  read(bucket: string, key: string, version?: string): Uint8Array | undefined;
}

/** Offered by the cloud itself: finds CloudFormation types of every service. */
export interface ResourceTypePort {
  find(typeName: string): BoundResourceType | undefined;
  /** Every type there is, sorted. */
  names(): readonly string[];
}

/** A user or role as STS needs to know it. */
export interface Principal {
  readonly arn: string;
  /** `AIDA…` of a user, `AROA…` of a role. */
  readonly userId: string;
}

/** Offered by IAM. */
export interface PrincipalPort {
  /** The user who has this access key. */
  findByAccessKey(account: string, accessKeyId: string): Principal | undefined;
  /** A role by its ARN. */
  findRole(roleArn: string): (Principal & { readonly maxSessionSeconds: number }) | undefined;
}
