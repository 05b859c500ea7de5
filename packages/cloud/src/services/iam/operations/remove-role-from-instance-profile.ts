import { atHome, keyOf } from '../domain/entity.ts';
import { getProfile } from '../domain/instance-profiles.ts';
import { notFound } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Takes the role out of an instance profile. */
export const removeRoleFromInstanceProfile: IamOperation<'RemoveRoleFromInstanceProfile'> = (
  { InstanceProfileName, RoleName },
  here,
) => {
  const context = atHome(here);
  const profile = getProfile(InstanceProfileName, context);
  if (profile.roleName === undefined || keyOf(profile.roleName) !== keyOf(RoleName)) throw notFound('role', RoleName);
  context.state.instanceProfiles.set(keyOf(InstanceProfileName), { ...profile, roleName: undefined });
  return {};
};
