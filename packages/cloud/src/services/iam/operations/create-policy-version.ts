import { atHome } from '../domain/entity.ts';
import { sizeOf } from '../domain/inline-policies.ts';
import { under } from '../domain/listing.ts';
import { getPolicyByArn, shapeOfVersion } from '../domain/policies.ts';
import { assertPolicyDocument } from '../domain/policy-document.ts';
import { limitExceeded, quotaExceeded } from '../errors.ts';
import { MAX_MANAGED_POLICY_SIZE, MAX_POLICY_VERSIONS } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Adds a version to a managed policy, which may become its default. */
export const createPolicyVersion: IamOperation<'CreatePolicyVersion'> = (
  { PolicyArn, PolicyDocument, SetAsDefault },
  here,
) => {
  const context = atHome(here);
  const { policies, policyVersions } = context.state;
  assertPolicyDocument(PolicyDocument, 'identity');
  if (sizeOf(PolicyDocument) > MAX_MANAGED_POLICY_SIZE) throw quotaExceeded('PolicySize', MAX_MANAGED_POLICY_SIZE);
  const policy = getPolicyByArn(PolicyArn, context);
  if (under(policyVersions, PolicyArn).length >= MAX_POLICY_VERSIONS) {
    throw limitExceeded(
      `A managed policy can have up to ${MAX_POLICY_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
    );
  }
  const now = context.clock.now();
  const number = policy.lastVersion + 1;
  const changed = {
    ...policy,
    lastVersion: number,
    updatedAt: now,
    ...(SetAsDefault === true && { defaultVersion: number }),
  };
  const version = { number, document: PolicyDocument, createdAt: now };
  policies.set(PolicyArn, changed);
  policyVersions.set([PolicyArn, number], version);
  return { PolicyVersion: shapeOfVersion(changed, version) };
};
