import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { shapeOfProfile } from '../domain/instance-profiles.ts';
import { withTags } from '../domain/tags.ts';
import { entityAlreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Creates an instance profile without a role. */
export const createInstanceProfile: IamOperation<'CreateInstanceProfile'> = (
  { InstanceProfileName, Path, Tags },
  here,
) => {
  const context = atHome(here);
  const tags = withTags({}, Tags, 'InstanceProfile');
  if (context.state.instanceProfiles.has(keyOf(InstanceProfileName)))
    throw entityAlreadyExists(`Instance Profile ${InstanceProfileName} already exists.`);
  const profile = { ...newEntity('instance-profile', InstanceProfileName, Path, context), tags, roleName: undefined };
  context.state.instanceProfiles.set(keyOf(InstanceProfileName), profile);
  return { InstanceProfile: shapeOfProfile(profile, context) };
};
