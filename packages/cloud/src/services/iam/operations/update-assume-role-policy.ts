import { atHome } from '../domain/entity.ts';
import { sizeOf } from '../domain/inline-policies.ts';
import { assertPolicyDocument } from '../domain/policy-document.ts';
import { getOwnRole, storeRole } from '../domain/roles.ts';
import { quotaExceeded } from '../errors.ts';
import { MAX_ASSUME_ROLE_POLICY_SIZE } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Replaces the trust policy of a role. */
export const updateAssumeRolePolicy: IamOperation<'UpdateAssumeRolePolicy'> = ({ RoleName, PolicyDocument }, here) => {
  const context = atHome(here);
  assertPolicyDocument(PolicyDocument, 'trust');
  if (sizeOf(PolicyDocument) > MAX_ASSUME_ROLE_POLICY_SIZE)
    throw quotaExceeded('ACLSizePerRole', MAX_ASSUME_ROLE_POLICY_SIZE);
  storeRole({ ...getOwnRole(RoleName, context), assumeRolePolicy: PolicyDocument }, context);
  return {};
};
