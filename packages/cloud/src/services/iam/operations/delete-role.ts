import { attachedPolicies } from '../domain/attached-policies.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { inlinePolicyNames } from '../domain/inline-policies.ts';
import { profilesOfRole } from '../domain/instance-profiles.ts';
import { getOwnRole } from '../domain/roles.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes a role that has no policies and is in no instance profile. */
export const deleteRole: IamOperation<'DeleteRole'> = ({ RoleName }, here) => {
  const context = atHome(here);
  getOwnRole(RoleName, context);
  const key = keyOf(RoleName);
  if (profilesOfRole(RoleName, context).length > 0)
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  if (attachedPolicies('role', RoleName, '/', context).length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (inlinePolicyNames('role', RoleName, context).length > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  context.state.roles.delete(key);
  return {};
};
