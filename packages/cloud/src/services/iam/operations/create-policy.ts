import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { sizeOf } from '../domain/inline-policies.ts';
import { shapeOfPolicy } from '../domain/policies.ts';
import { assertPolicyDocument } from '../domain/policy-document.ts';
import { withTags } from '../domain/tags.ts';
import { policyAlreadyExists, quotaExceeded } from '../errors.ts';
import { MAX_MANAGED_POLICY_SIZE } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Creates a managed policy with its first version. */
export const createPolicy: IamOperation<'CreatePolicy'> = (
  { PolicyName, PolicyDocument, Path, Description, Tags },
  here,
) => {
  const context = atHome(here);
  const { policies, policyVersions } = context.state;
  assertPolicyDocument(PolicyDocument, 'identity');
  if (sizeOf(PolicyDocument) > MAX_MANAGED_POLICY_SIZE) throw quotaExceeded('PolicySize', MAX_MANAGED_POLICY_SIZE);
  const tags = withTags({}, Tags, 'Policy');
  const entity = newEntity('policy', PolicyName, Path, context);
  for (const { name } of policies.values())
    if (keyOf(name) === keyOf(PolicyName)) throw policyAlreadyExists(PolicyName);
  const policy = {
    ...entity,
    description: Description,
    tags,
    updatedAt: entity.createdAt,
    defaultVersion: 1,
    lastVersion: 1,
  };
  policies.set(policy.arn, policy);
  policyVersions.set([policy.arn, 1], { number: 1, document: PolicyDocument, createdAt: policy.createdAt });
  return { Policy: shapeOfPolicy(policy, context) };
};
