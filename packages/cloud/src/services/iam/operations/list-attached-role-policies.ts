import { attachedPolicies } from '../domain/attached-policies.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import type { IamOperation } from '../state.ts';

/** Lists the managed policies attached to a role, in order of ARN. */
export const listAttachedRolePolicies: IamOperation<'ListAttachedRolePolicies'> = (input, here) => {
  const attached = attachedPolicies('role', input.RoleName, input.PathPrefix, atHome(here));
  const sorted = attached.sort((a, b) => (keyOf(a.PolicyArn) < keyOf(b.PolicyArn) ? -1 : 1));
  const { items, end } = pageOf(sorted, ({ PolicyArn }) => PolicyArn, input);
  return { AttachedPolicies: [...items], ...end };
};
