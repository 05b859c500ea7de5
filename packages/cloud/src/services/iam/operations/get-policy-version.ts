import { atHome } from '../domain/entity.ts';
import { documentOf, getPolicyByArn, getVersion, shapeOfVersion } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Answers a version of a managed policy with its document, percent-encoded. */
export const getPolicyVersion: IamOperation<'GetPolicyVersion'> = ({ PolicyArn, VersionId }, here) => {
  const context = atHome(here);
  const version = getVersion(PolicyArn, VersionId, context);
  return {
    PolicyVersion: { Document: documentOf(version), ...shapeOfVersion(getPolicyByArn(PolicyArn, context), version) },
  };
};
