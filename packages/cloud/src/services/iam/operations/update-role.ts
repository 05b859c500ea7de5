import { atHome } from '../domain/entity.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Changes the description and the longest session of a role. */
export const updateRole: IamOperation<'UpdateRole'> = ({ RoleName, Description, MaxSessionDuration }, here) => {
  const context = atHome(here);
  const role = getOwnRole(RoleName, context);
  storeRole(
    {
      ...role,
      description: Description ?? role.description,
      maxSessionSeconds: MaxSessionDuration ?? role.maxSessionSeconds,
    },
    context,
  );
  return {};
};
