import { atHome } from '../domain/entity.ts';
import { deleteInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Deletes an inline policy of a role. */
export const deleteRolePolicy: IamOperation<'DeleteRolePolicy'> = ({ RoleName, PolicyName }, here) => {
  deleteInlinePolicy('role', RoleName, PolicyName, atHome(here));
  return {};
};
