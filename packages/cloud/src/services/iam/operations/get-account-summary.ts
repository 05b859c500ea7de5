import { atHome } from '../domain/entity.ts';
import {
  MAX_ACCESS_KEYS,
  MAX_ATTACHED_POLICIES,
  MAX_GROUPS_OF_USER,
  MAX_MANAGED_POLICY_SIZE,
  MAX_POLICY_VERSIONS,
} from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Counts what the account has in IAM, beside its quotas. */
export const getAccountSummary: IamOperation<'GetAccountSummary'> = (_input, here) => {
  const { state } = atHome(here);
  return {
    SummaryMap: {
      AccessKeysPerUserQuota: MAX_ACCESS_KEYS,
      AttachedPoliciesPerGroupQuota: MAX_ATTACHED_POLICIES,
      AttachedPoliciesPerRoleQuota: MAX_ATTACHED_POLICIES,
      AttachedPoliciesPerUserQuota: MAX_ATTACHED_POLICIES,
      Groups: state.groups.size,
      GroupsPerUserQuota: MAX_GROUPS_OF_USER,
      InstanceProfiles: state.instanceProfiles.size,
      Policies: state.policies.size,
      PolicySizeQuota: MAX_MANAGED_POLICY_SIZE,
      PolicyVersionsInUse: state.policyVersions.size,
      Roles: state.roles.size,
      Users: state.users.size,
      VersionsPerPolicyQuota: MAX_POLICY_VERSIONS,
    },
  };
};
