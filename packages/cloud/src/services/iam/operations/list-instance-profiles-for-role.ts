import { atHome } from '../domain/entity.ts';
import { profilesOfRole, shapeOfProfile } from '../domain/instance-profiles.ts';
import { pageOf } from '../domain/listing.ts';
import { getRoleNamed } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Lists the instance profiles that have a role. */
export const listInstanceProfilesForRole: IamOperation<'ListInstanceProfilesForRole'> = (input, here) => {
  const context = atHome(here);
  getRoleNamed(input.RoleName, context);
  const { items, end } = pageOf(profilesOfRole(input.RoleName, context), ({ name }) => name, input);
  return { InstanceProfiles: items.map((profile) => shapeOfProfile(profile, context)), ...end };
};
