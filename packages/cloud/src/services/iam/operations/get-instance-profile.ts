import { atHome } from '../domain/entity.ts';
import { getProfile, shapeOfProfile } from '../domain/instance-profiles.ts';
import type { IamOperation } from '../state.ts';

/** Answers an instance profile with its role. */
export const getInstanceProfile: IamOperation<'GetInstanceProfile'> = ({ InstanceProfileName }, here) => {
  const context = atHome(here);
  return { InstanceProfile: shapeOfProfile(getProfile(InstanceProfileName, context), context) };
};
