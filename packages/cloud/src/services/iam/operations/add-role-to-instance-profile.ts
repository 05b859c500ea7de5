import { atHome, keyOf } from '../domain/entity.ts';
import { getProfile } from '../domain/instance-profiles.ts';
import { getOwnRole } from '../domain/roles.ts';
import { quotaExceeded } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Puts a role into an instance profile, which has room for one. */
export const addRoleToInstanceProfile: IamOperation<'AddRoleToInstanceProfile'> = (
  { InstanceProfileName, RoleName },
  here,
) => {
  const context = atHome(here);
  const profile = getProfile(InstanceProfileName, context);
  const role = getOwnRole(RoleName, context);
  if (profile.roleName !== undefined) throw quotaExceeded('InstanceSessionsPerInstanceProfile', 1);
  context.state.instanceProfiles.set(keyOf(InstanceProfileName), { ...profile, roleName: role.name });
  return {};
};
