import { atHome } from '../domain/entity.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import { withoutTags } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Takes tags off a role. */
export const untagRole: IamOperation<'UntagRole'> = ({ RoleName, TagKeys }, here) => {
  const context = atHome(here);
  const role = getOwnRole(RoleName, context);
  storeRole({ ...role, tags: withoutTags(role.tags, TagKeys) }, context);
  return {};
};
