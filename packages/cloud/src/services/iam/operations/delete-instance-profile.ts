import { atHome, keyOf } from '../domain/entity.ts';
import { getProfile } from '../domain/instance-profiles.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes an instance profile that has no role. */
export const deleteInstanceProfile: IamOperation<'DeleteInstanceProfile'> = ({ InstanceProfileName }, here) => {
  const context = atHome(here);
  const { roleName } = getProfile(InstanceProfileName, context);
  if (roleName !== undefined)
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  context.state.instanceProfiles.delete(keyOf(InstanceProfileName));
  return {};
};
