import type { CloudFormation, StackStatus, ResourceStatus } from '@aws-sdk/client-cloudformation';
import { StoreFamily } from '../../kernel/store-family.ts';
import { createStoreMap, type StoreMap } from '../../kernel/store-map.ts';
import type { OperationOf, ServiceContext } from '../service.ts';
import type { Template } from '../../deploy/template/template.ts';
import type { TemplateObject, TemplateValue } from '../../deploy/template/template-value.ts';

/** Who asked for what, and under which name: what a stack keeps of its last request. */
export interface StackSettings {
  /** The template's text as it was sent. */
  readonly templateBody: string;
  /** After transforms; what is deployed. */
  readonly template: Template;
  /** Values as text, defaults filled in. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly roleArn?: string;
  readonly description?: string;
}

/** A stack, alive or deleted. */
export interface StackRecord extends StackSettings {
  readonly stackId: string;
  readonly stackName: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  readonly createdAt: number;
  readonly updatedAt?: number;
  readonly deletedAt?: number;
  readonly onFailure: 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';
  readonly timeoutMinutes?: number;
  readonly terminationProtection: boolean;
  readonly stackPolicy?: string;
  readonly changeSetId?: string;
  /** The stack it is nested in. */
  readonly parentId?: string;
  /** The outermost stack it is nested in. */
  readonly rootId?: string;
  readonly outputs: readonly OutputRecord[];
  /** Names of exports of other stacks that it uses. */
  readonly imports: readonly string[];
  /** Logical ids in the order in which they were created. */
  readonly order: readonly string[];
  readonly clientRequestToken?: string;
  /** What is under way; undefined when the stack is at rest. */
  readonly deployment?: Deployment;
}

export interface OutputRecord {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** A resource of a stack; deleted ones stay listed. */
export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  /** What `Ref` gives. */
  readonly ref?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Properties as they were last applied. */
  readonly properties: TemplateObject;
  readonly status: ResourceStatus;
  readonly statusReason?: string;
  readonly changedAt: number;
  readonly deletionPolicy: string;
  readonly updateReplacePolicy: string;
  readonly metadata?: TemplateObject;
  /** Its type is not emulated and the deploy was told to leave it out. */
  readonly isIgnored: boolean;
}

/** How to take back one change of an update. */
export interface UndoEntry {
  readonly logicalId: string;
  /** The resource as it was; undefined when the update created it. */
  readonly previous?: ResourceRecord;
}

/** A create, update or delete under way: plain data, so that snapshots carry it. */
export interface Deployment {
  readonly phase: 'clean-up' | 'create' | 'delete' | 'roll-back-create' | 'roll-back-update' | 'update';
  /** Logical ids still to be dealt with. */
  readonly remaining: readonly string[];
  readonly undo: readonly UndoEntry[];
  /** Resources to delete once the update has succeeded, or has been rolled back. */
  readonly cleanUp: readonly ResourceRecord[];
  /** The stack before an update. */
  readonly previous?: StackRecord;
  /** Logical ids that could not be deleted. */
  readonly failed: readonly string[];
  /** Logical ids a delete keeps. */
  readonly retained: readonly string[];
}

export interface EventRecord {
  readonly eventId: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly at: number;
  readonly status: ResourceStatus | StackStatus;
  readonly reason?: string;
  readonly properties?: string;
  readonly clientRequestToken?: string;
}

export interface ChangeSetRecord extends StackSettings {
  readonly changeSetId: string;
  readonly name: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly changeSetDescription?: string;
  readonly kind: 'CREATE' | 'UPDATE';
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason?: string;
  readonly executionStatus: 'AVAILABLE' | 'EXECUTE_COMPLETE' | 'OBSOLETE' | 'UNAVAILABLE';
  readonly createdAt: number;
  readonly changes: readonly ResourceChangeRecord[];
  readonly onStackFailure?: 'DELETE' | 'DO_NOTHING' | 'ROLLBACK';
}

export interface ResourceChangeRecord {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly replacement?: 'Conditional' | 'False' | 'True';
  /** Names of changed properties. */
  readonly properties: readonly string[];
}

export interface CloudFormationState {
  /** By stack id. */
  readonly stacks: StoreMap<string, StackRecord>;
  /** Ids of stacks that are not deleted, by name. */
  readonly stackIds: StoreMap<string, string>;
  /** Resources by logical id, one map per stack id. */
  readonly resources: StoreFamily<string, ResourceRecord>;
  /** Events by number, one map per stack id. */
  readonly events: StoreFamily<number, EventRecord>;
  /** By change set id. */
  readonly changeSets: StoreMap<string, ChangeSetRecord>;
}

export function createCloudFormationState(): CloudFormationState {
  return {
    stacks: createStoreMap<StackRecord>(),
    stackIds: createStoreMap<string>(),
    resources: new StoreFamily(),
    events: new StoreFamily(),
    changeSets: createStoreMap<ChangeSetRecord>(),
  };
}

export type CloudFormationContext = ServiceContext<CloudFormationState>;
export type CloudFormationOperation<N extends string> = OperationOf<CloudFormation, N, CloudFormationState>;

/** Parameter values by name. */
export type ParameterValues = ReadonlyMap<string, TemplateValue>;
