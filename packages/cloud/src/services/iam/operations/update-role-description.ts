import { atHome } from '../domain/entity.ts';
import { getOwnRole, shapeOfRole, storeRole } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Changes the description of a role; UpdateRole does, too. */
export const updateRoleDescription: IamOperation<'UpdateRoleDescription'> = ({ RoleName, Description }, here) => {
  const context = atHome(here);
  const role = { ...getOwnRole(RoleName, context), description: Description };
  storeRole(role, context);
  return { Role: shapeOfRole(role) };
};
