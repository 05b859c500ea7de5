import { atHome } from '../domain/entity.ts';
import { under } from '../domain/listing.ts';
import { attachmentCount, boundaryCount, getPolicyByArn } from '../domain/policies.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes a managed policy that is attached nowhere and has one version. */
export const deletePolicy: IamOperation<'DeletePolicy'> = ({ PolicyArn }, here) => {
  const context = atHome(here);
  const { policies, policyVersions } = context.state;
  getPolicyByArn(PolicyArn, context);
  if (attachmentCount(PolicyArn, context) + boundaryCount(PolicyArn, context) > 0)
    throw deleteConflict('Cannot delete a policy attached to entities.');
  const versions = under(policyVersions, PolicyArn);
  if (versions.length > 1) {
    throw deleteConflict(
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  }
  for (const [key] of versions) policyVersions.delete(key);
  policies.delete(PolicyArn);
  return {};
};
