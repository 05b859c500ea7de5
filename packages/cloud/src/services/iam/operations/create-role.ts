import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { sizeOf } from '../domain/inline-policies.ts';
import { assertPolicyDocument } from '../domain/policy-document.ts';
import { shapeOfRole, storeRole } from '../domain/roles.ts';
import { withTags } from '../domain/tags.ts';
import { alreadyExists, quotaExceeded } from '../errors.ts';
import { MAX_ASSUME_ROLE_POLICY_SIZE } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Creates a role with its trust policy. */
export const createRole: IamOperation<'CreateRole'> = (input, here) => {
  const context = atHome(here);
  const { RoleName, AssumeRolePolicyDocument, Path, Description, MaxSessionDuration, PermissionsBoundary, Tags } =
    input;
  assertPolicyDocument(AssumeRolePolicyDocument, 'trust');
  if (sizeOf(AssumeRolePolicyDocument) > MAX_ASSUME_ROLE_POLICY_SIZE)
    throw quotaExceeded('ACLSizePerRole', MAX_ASSUME_ROLE_POLICY_SIZE);
  const tags = withTags({}, Tags, 'Role');
  if (context.state.roles.has(keyOf(RoleName))) throw alreadyExists('Role', RoleName);
  const role = {
    ...newEntity('role', RoleName, Path, context),
    assumeRolePolicy: AssumeRolePolicyDocument,
    description: Description,
    maxSessionSeconds: MaxSessionDuration ?? 3600,
    boundaryArn: PermissionsBoundary,
    tags,
    linkedService: undefined,
  };
  storeRole(role, context);
  // AWS: told by GetRole, not here. Source: what LocalStack's tests have recorded, test_create_describe_role.
  const { RoleLastUsed: _lastUsed, MaxSessionDuration: _seconds, ...Role } = shapeOfRole(role);
  return { Role };
};
