import { findChangeSet } from '../domain/find-change-set.ts';
import { findStack } from '../domain/find-stack.ts';
import { prepareStack } from '../domain/prepare-stack.ts';
import { setStackStatus } from '../domain/record-status.ts';
import { findResourceChanges, hasChanges } from '../domain/stack-changes.ts';
import { isUpdatable } from '../domain/stack-status.ts';
import { newStackId } from '../domain/start-deployment.ts';
import { readTemplate } from '../domain/template-source.ts';
import {
  changeSetAlreadyExists,
  notEmulated,
  stackCannotBeUpdated,
  stackExistsForChangeSet,
  stackNotFound,
  validationError,
} from '../errors.ts';
import type {
  ChangeSetRecord,
  CloudFormationContext,
  CloudFormationOperation,
  StackRecord,
  StackSettings,
} from '../state.ts';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** The change set is complete at once; a new stack waits in REVIEW_IN_PROGRESS for its execution. */
export const createChangeSet: CloudFormationOperation<'CreateChangeSet'> = (input, context) => {
  if (input.ChangeSetType === 'IMPORT' || input.ResourcesToImport) throw notEmulated('the import of resources');
  if (input.IncludeNestedStacks === true) throw notEmulated('nested stacks');
  if (input.UsePreviousTemplate === true && (input.TemplateBody ?? input.TemplateURL) !== undefined) {
    throw validationError('You cannot specify both usePreviousTemplate and Template Body/Template URL.');
  }
  const existing = findStack(context.state, input.StackName);
  const kind = input.ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE';
  checkStack(existing, kind, input.StackName, input.ChangeSetName);
  if (existing && findChangeSet(context.state, input.ChangeSetName, existing.stackId)) {
    throw changeSetAlreadyExists(input.ChangeSetName);
  }
  const body = input.UsePreviousTemplate === true ? (existing?.templateBody ?? '') : readTemplate(input, context);
  const identity = existing ?? { stackName: input.StackName, stackId: newStackId(input.StackName, context) };
  const deployed = kind === 'UPDATE' ? existing : undefined;
  const prepared = prepareStack(input, body, identity, deployed, context, { throughChangeSet: true });
  const isEmpty = deployed !== undefined && !hasChanges(deployed, prepared, context);
  const changeSetId = `arn:aws:cloudformation:${context.region}:${context.account}:changeSet/${input.ChangeSetName}/${context.ids.uuid()}`;
  const record: ChangeSetRecord = {
    ...prepared.settings,
    changeSetId,
    name: input.ChangeSetName,
    stackId: identity.stackId,
    stackName: identity.stackName,
    kind,
    status: isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
    executionStatus: isEmpty ? 'UNAVAILABLE' : 'AVAILABLE',
    createdAt: context.clock.now(),
    changes: findResourceChanges(deployed, prepared, context),
    ...(isEmpty ? { statusReason: NO_CHANGES } : {}),
    ...(input.Description === undefined ? {} : { changeSetDescription: input.Description }),
    ...(input.OnStackFailure === undefined ? {} : { onStackFailure: input.OnStackFailure }),
  };
  if (!existing) reviewStack(identity, prepared.settings, context);
  context.state.changeSets.set(changeSetId, record);
  return { Id: changeSetId, StackId: identity.stackId };
};

function checkStack(
  stack: StackRecord | undefined,
  kind: 'CREATE' | 'UPDATE',
  stackName: string,
  changeSetName: string,
): void {
  if (kind === 'CREATE') {
    if (stack && stack.status !== 'REVIEW_IN_PROGRESS') throw stackExistsForChangeSet(stackName, changeSetName);
    return;
  }
  if (!stack || stack.status === 'DELETE_COMPLETE') throw stackNotFound(stackName);
  if (!isUpdatable(stack.status)) throw stackCannotBeUpdated(stack.stackId, stack.status);
}

function reviewStack(
  identity: { readonly stackId: string; readonly stackName: string },
  settings: StackSettings,
  context: CloudFormationContext,
): void {
  context.state.stackIds.set(identity.stackName, identity.stackId);
  const record: StackRecord = {
    ...settings,
    ...identity,
    status: 'REVIEW_IN_PROGRESS',
    createdAt: context.clock.now(),
    onFailure: 'ROLLBACK',
    terminationProtection: false,
    outputs: [],
    imports: [],
    order: [],
  };
  setStackStatus(record, 'REVIEW_IN_PROGRESS', 'User Initiated', context);
}
