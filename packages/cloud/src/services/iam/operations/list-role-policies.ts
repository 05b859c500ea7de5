import { atHome, keyOf } from '../domain/entity.ts';
import { inlinePolicyNames } from '../domain/inline-policies.ts';
import { pageOf } from '../domain/listing.ts';
import type { IamOperation } from '../state.ts';

/** Lists the names of the inline policies of a role. */
export const listRolePolicies: IamOperation<'ListRolePolicies'> = (input, here) => {
  const names = inlinePolicyNames('role', input.RoleName, atHome(here));
  const { items, end } = pageOf(
    names.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    (name) => name,
    input,
  );
  return { PolicyNames: [...items], ...end };
};
