import type { Context } from './context.ts';
import type { Occurrence } from './occurrence.ts';
import type { Task } from './task.ts';

/**
 * One AWS API call: synchronous, atomic; it validates everything before it changes anything, and
 * answers a `Wait` when it cannot answer yet. Operations of one service differ in input and output.
 */
export type AnyOperation<S, P> = (input: never, context: Context<S, P>) => unknown;

/** Runs when an occurrence is due; a step of its own. */
export type OccurrenceHandler<S, P> = (payload: never, context: Context<S, P>, occurrence: Occurrence) => void;

/** Runs when a task is over; a step of its own. */
export type CompletionHandler<S, P> = (outcome: never, context: Context<S, P>, task: Task) => void;

/** What CloudFormation knows of the resource it is creating. */
export interface ResourceRequest {
  readonly logicalId: string;
  readonly stackName: string;
  readonly stackId: string;
  /** A fresh physical name in CloudFormation's form: `stack-logicalId-XXXXXXXXXXXX`. */
  generateName(options?: { readonly maxLength?: number; readonly lowerCase?: boolean }): string;
  /** Stack tags and `aws:cloudformation:*` tags, for resources that take tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A created resource. */
export interface ResourceResult {
  readonly physicalId: string;
  /** What `Ref` gives. @defaultValue physicalId */
  readonly ref?: string;
  /** What `Fn::GetAtt` gives, by attribute name (dotted names as they are written). */
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type Properties = Readonly<Record<string, unknown>>;

/** How CloudFormation creates, updates and deletes one type of resource; errors are thrown `AwsError`s. */
export interface ResourceType<S, P> {
  /** Properties CloudFormation knows; any other is refused by name. Nested ones are the operation's business. */
  readonly properties: readonly string[];
  /** Properties that must be given. */
  readonly required?: readonly string[];
  /** A change of one of these replaces the resource. */
  readonly replaceOn?: readonly string[];
  create(properties: Properties, request: ResourceRequest, context: Context<S, P>): ResourceResult;
  update?(
    physicalId: string,
    properties: Properties,
    previous: Properties,
    request: ResourceRequest,
    context: Context<S, P>,
  ): ResourceResult;
  delete(physicalId: string, properties: Properties, context: Context<S, P>): void;
}

/** An AWS service: its table of contents. */
export interface ServiceDefinition<S extends object, P> {
  /** Folder name: the SDK package's suffix, e.g. `dynamodb-streams`. */
  readonly id: string;
  /** Uses the state of another service instead of its own (`dynamodb-streams` has DynamoDB's). */
  readonly stateOf?: string;
  /** Services to load along with this one because it calls their ports unasked. */
  readonly uses?: readonly string[];
  /**
   * The state of one account and region: a flat object of `StoreMap`s, `StoreFamily`s and
   * immutable values. Everything that must survive a step lives here.
   */
  readonly createState: () => S;
  readonly operations: Readonly<Record<string, AnyOperation<S, P>>>;
  readonly occurrences?: Readonly<Record<string, OccurrenceHandler<S, P>>>;
  /** What to do when a task of this kind is over. */
  readonly completions?: Readonly<Record<string, CompletionHandler<S, P>>>;
  /** What to do instead when a fault has the task's event delivered again. */
  readonly redeliveries?: Readonly<Record<string, CompletionHandler<S, P>>>;
  /** CloudFormation types by full name. */
  readonly resources?: Readonly<Record<string, ResourceType<S, P>>>;
  /** Ports it offers; `enter` gives its own context in the account and region of an ARN, within the calling step. */
  readonly provides?: (enter: (account: string, region: string) => Context<S, P>) => Partial<P>;
}
