import { atHome } from '../domain/entity.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Takes the boundary off a role. */
export const deleteRolePermissionsBoundary: IamOperation<'DeleteRolePermissionsBoundary'> = ({ RoleName }, here) => {
  const context = atHome(here);
  storeRole({ ...getOwnRole(RoleName, context), boundaryArn: undefined }, context);
  return {};
};
