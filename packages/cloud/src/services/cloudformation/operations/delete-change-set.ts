import { findChangeSet } from '../domain/find-change-set.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Deleting a change set that is not there succeeds. */
export const deleteChangeSet: CloudFormationOperation<'DeleteChangeSet'> = (input, { state }) => {
  const changeSet = findChangeSet(state, input.ChangeSetName, input.StackName);
  if (changeSet) state.changeSets.delete(changeSet.changeSetId);
  return {};
};
