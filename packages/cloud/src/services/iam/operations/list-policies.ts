import { atHome, keyOf } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { attachmentCount, boundaryCount, listedPolicy } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Lists the managed policies of the account, in order of ARN; those of AWS are not listed. */
export const listPolicies: IamOperation<'ListPolicies'> = (input, here) => {
  const context = atHome(here);
  const { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter } = input ?? {};
  const inUse = (arn: string): boolean => {
    if (OnlyAttached && attachmentCount(arn, context) === 0) return false;
    if (PolicyUsageFilter === 'PermissionsBoundary') return boundaryCount(arn, context) > 0;
    return PolicyUsageFilter === undefined || attachmentCount(arn, context) > 0;
  };
  const policies =
    Scope === 'AWS'
      ? []
      : [...context.state.policies.values()].filter(({ arn, path }) => path.startsWith(PathPrefix) && inUse(arn));
  const sorted = policies.sort((a, b) => (keyOf(a.arn) < keyOf(b.arn) ? -1 : 1));
  const { items, end } = pageOf(sorted, ({ arn }) => arn, input);
  return { Policies: items.map((policy) => listedPolicy(policy, context)), ...end };
};
