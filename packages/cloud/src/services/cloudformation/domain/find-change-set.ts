import { changeSetNotFound, stackNotFound, validationError } from '../errors.ts';
import type { ChangeSetRecord, CloudFormationState } from '../state.ts';
import { findStack } from './find-stack.ts';

/** A change set by ARN, or by name together with its stack. */
export function findChangeSet(
  state: CloudFormationState,
  nameOrId: string,
  stackName: string | undefined,
): ChangeSetRecord | undefined {
  if (nameOrId.startsWith('arn:')) return state.changeSets.get(nameOrId);
  if (stackName === undefined) {
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const stack = findStack(state, stackName);
  if (!stack) throw stackNotFound(stackName);
  return [...state.changeSets.values()].find(
    (changeSet) => changeSet.name === nameOrId && changeSet.stackId === stack.stackId,
  );
}

export function getChangeSet(
  state: CloudFormationState,
  nameOrId: string,
  stackName: string | undefined,
): ChangeSetRecord {
  const changeSet = findChangeSet(state, nameOrId, stackName);
  if (!changeSet) throw changeSetNotFound(nameOrId);
  return changeSet;
}
