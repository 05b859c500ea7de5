import { attachedPolicies } from '../domain/attached-policies.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { inlinePolicyNames } from '../domain/inline-policies.ts';
import { under } from '../domain/listing.ts';
import { getUserNamed } from '../domain/users.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes a user who has no policies, access keys and groups. */
export const deleteUser: IamOperation<'DeleteUser'> = ({ UserName }, here) => {
  const context = atHome(here);
  const { state } = context;
  getUserNamed(UserName, context);
  const key = keyOf(UserName);
  if (attachedPolicies('user', UserName, '/', context).length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (inlinePolicyNames('user', UserName, context).length > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  if (under(state.accessKeysOfUsers, key).length > 0)
    throw deleteConflict('Cannot delete entity, must delete access keys first.');
  if (under(state.groupsOfUsers, key).length > 0)
    throw deleteConflict('Cannot delete entity, must remove users from group first.');
  state.users.delete(key);
  return {};
};
