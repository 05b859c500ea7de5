import { attachedPolicies } from '../domain/attached-policies.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import type { IamOperation } from '../state.ts';

/** Lists the managed policies attached to a group, in order of ARN. */
export const listAttachedGroupPolicies: IamOperation<'ListAttachedGroupPolicies'> = (input, here) => {
  const attached = attachedPolicies('group', input.GroupName, input.PathPrefix, atHome(here));
  const sorted = attached.sort((a, b) => (keyOf(a.PolicyArn) < keyOf(b.PolicyArn) ? -1 : 1));
  const { items, end } = pageOf(sorted, ({ PolicyArn }) => PolicyArn, input);
  return { AttachedPolicies: [...items], ...end };
};
