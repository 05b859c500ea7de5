import { atHome } from '../domain/entity.ts';
import { pageOf, under } from '../domain/listing.ts';
import { getPolicyByArn, shapeOfVersion } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Lists the versions of a managed policy, the newest first. */
export const listPolicyVersions: IamOperation<'ListPolicyVersions'> = (input, here) => {
  const context = atHome(here);
  const policy = getPolicyByArn(input.PolicyArn, context);
  const versions = under(context.state.policyVersions, input.PolicyArn)
    .map(([, version]) => version)
    .reverse();
  // The name by which pages go on counts down.
  const { items, end } = pageOf(versions, ({ number }) => String(1e9 - number), input);
  return { Versions: items.map((version) => shapeOfVersion(policy, version)), ...end };
};
