/* Source of all: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, read 2026-11. */
export const MAX_ATTACHED_POLICIES = 10;
export const MAX_ACCESS_KEYS = 2;
export const MAX_POLICY_VERSIONS = 5;
export const MAX_TAGS = 50;
export const MAX_GROUPS_OF_USER = 10;
/** Characters without white space. */
export const MAX_MANAGED_POLICY_SIZE = 6144;
/** Characters without white space of all inline policies together. */
export const MAX_INLINE_POLICIES_SIZE: { readonly role: number; readonly user: number; readonly group: number } = {
  role: 10_240,
  user: 2048,
  group: 5120,
};
/** Of the trust policy. */
export const MAX_ASSUME_ROLE_POLICY_SIZE = 2048;
/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html#API_ListRoles_RequestParameters */
export const DEFAULT_PAGE_SIZE = 100;
