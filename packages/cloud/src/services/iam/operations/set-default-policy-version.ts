import { atHome } from '../domain/entity.ts';
import { getPolicyByArn, getVersion } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Makes a version of a managed policy the one in force. */
export const setDefaultPolicyVersion: IamOperation<'SetDefaultPolicyVersion'> = ({ PolicyArn, VersionId }, here) => {
  const context = atHome(here);
  const { number } = getVersion(PolicyArn, VersionId, context);
  context.state.policies.set(PolicyArn, {
    ...getPolicyByArn(PolicyArn, context),
    defaultVersion: number,
    updatedAt: context.clock.now(),
  });
  return {};
};
