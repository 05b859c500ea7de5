import { atHome } from '../domain/entity.ts';
import { getPolicyByArn, getVersion } from '../domain/policies.ts';
import { deleteConflict } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes a version of a managed policy that is not the default. */
export const deletePolicyVersion: IamOperation<'DeletePolicyVersion'> = ({ PolicyArn, VersionId }, here) => {
  const context = atHome(here);
  const { number } = getVersion(PolicyArn, VersionId, context);
  if (getPolicyByArn(PolicyArn, context).defaultVersion === number)
    throw deleteConflict('Cannot delete the default version of a policy.');
  context.state.policyVersions.delete([PolicyArn, number]);
  return {};
};
