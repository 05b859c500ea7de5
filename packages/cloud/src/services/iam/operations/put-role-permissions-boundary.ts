import { atHome } from '../domain/entity.ts';
import { isAwsManaged } from '../domain/policies.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import { policyNotFound } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Sets the policy that bounds what a role may do. */
export const putRolePermissionsBoundary: IamOperation<'PutRolePermissionsBoundary'> = (
  { RoleName, PermissionsBoundary },
  here,
) => {
  const context = atHome(here);
  if (!context.state.policies.has(PermissionsBoundary) && !isAwsManaged(PermissionsBoundary))
    throw policyNotFound(PermissionsBoundary);
  storeRole({ ...getOwnRole(RoleName, context), boundaryArn: PermissionsBoundary }, context);
  return {};
};
