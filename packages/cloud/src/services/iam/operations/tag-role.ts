import { atHome } from '../domain/entity.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import { withTags } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Adds tags to a role or replaces their values. */
export const tagRole: IamOperation<'TagRole'> = ({ RoleName, Tags }, here) => {
  const context = atHome(here);
  const role = getOwnRole(RoleName, context);
  storeRole({ ...role, tags: withTags(role.tags, Tags, 'Role') }, context);
  return {};
};
