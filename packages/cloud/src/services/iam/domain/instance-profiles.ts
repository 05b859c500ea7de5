import type { InstanceProfile as ProfileShape } from '@aws-sdk/client-iam';
import { instanceProfileNotFound } from '../errors.ts';
import type { IamContext, InstanceProfile } from '../state.ts';
import { dateOf, keyOf } from './entity.ts';
import { listedRole } from './roles.ts';
import { tagList } from './tags.ts';

export function getProfile(name: string, { state }: IamContext): InstanceProfile {
  const profile = state.instanceProfiles.get(keyOf(name));
  if (!profile) throw instanceProfileNotFound(name);
  return profile;
}

export function profilesOfRole(name: string, { state }: IamContext): InstanceProfile[] {
  return [...state.instanceProfiles.values()].filter(
    ({ roleName }) => roleName !== undefined && keyOf(roleName) === keyOf(name),
  );
}

export function shapeOfProfile(profile: InstanceProfile, { state }: IamContext): ProfileShape {
  const role = profile.roleName === undefined ? undefined : state.roles.get(keyOf(profile.roleName));
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: dateOf(profile.createdAt),
    Roles: role ? [listedRole(role)] : [],
    ...(Object.keys(profile.tags).length > 0 && { Tags: tagList(profile.tags) }),
  };
}
