import { invalidPolicyArn, policyMissing, policyNotFound, quotaExceeded } from '../errors.ts';
import { MAX_ATTACHED_POLICIES } from '../limits.ts';
import type { IamContext, Kind } from '../state.ts';
import { keyOf } from './entity.ts';
import { under } from './listing.ts';
import { getOwner, getOwnOwner } from './owners.ts';
import { isAwsManaged } from './policies.ts';

const QUOTAS = { role: 'PoliciesPerRole', user: 'PoliciesPerUser', group: 'PoliciesPerGroup' } as const;

const POLICY_ARN = /^arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/./;

export function attachPolicy(kind: Kind, owner: string, arn: string, context: IamContext): void {
  getOwnOwner(kind, owner, context);
  const { attachedPolicies, attachments, policies } = context.state;
  if (!POLICY_ARN.test(arn)) throw invalidPolicyArn(arn);
  if (!policies.has(arn) && !isAwsManaged(arn)) throw policyNotFound(arn);
  const key = keyOf(owner);
  if (attachedPolicies.has([kind, key, arn])) return;
  if (under(attachedPolicies, kind, key).length >= MAX_ATTACHED_POLICIES)
    throw quotaExceeded(QUOTAS[kind], MAX_ATTACHED_POLICIES);
  attachedPolicies.set([kind, key, arn], true);
  attachments.set([arn, kind, key], true);
}

export function detachPolicy(kind: Kind, owner: string, arn: string, context: IamContext): void {
  getOwnOwner(kind, owner, context);
  const key = keyOf(owner);
  if (!context.state.attachedPolicies.delete([kind, key, arn])) throw policyMissing(arn);
  context.state.attachments.delete([arn, kind, key]);
}

/** What is attached to a role, user or group below a path, in order of ARN. */
export function attachedPolicies(
  kind: Kind,
  owner: string,
  path: string | undefined,
  context: IamContext,
): { PolicyName: string; PolicyArn: string }[] {
  getOwner(kind, owner, context);
  return under(context.state.attachedPolicies, kind, keyOf(owner))
    .map(([[, , arn]]) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }))
    .filter(({ PolicyArn }) => PolicyArn.slice(PolicyArn.indexOf('/')).startsWith(path ?? '/'));
}
