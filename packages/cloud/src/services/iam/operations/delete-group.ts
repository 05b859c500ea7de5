import { attachedPolicies } from '../domain/attached-policies.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed } from '../domain/groups.ts';
import { inlinePolicyNames } from '../domain/inline-policies.ts';
import { under } from '../domain/listing.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes a group that has no policies and users. */
export const deleteGroup: IamOperation<'DeleteGroup'> = ({ GroupName }, here) => {
  const context = atHome(here);
  getGroupNamed(GroupName, context);
  if (under(context.state.members, keyOf(GroupName)).length > 0)
    throw deleteConflict('Cannot delete entity, must remove users from group first.');
  if (attachedPolicies('group', GroupName, '/', context).length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (inlinePolicyNames('group', GroupName, context).length > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  context.state.groups.delete(keyOf(GroupName));
  return {};
};
