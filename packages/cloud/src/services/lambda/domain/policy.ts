import { invalidParameter, noSuchResource, revisionMismatch } from '../errors.ts';
import type { LambdaContext, PolicyRecord } from '../state.ts';
import { functionArn, getFunctionVersion, qualifiedKey } from './function-reference.ts';

export interface PolicyPlace {
  readonly context: LambdaContext;
  readonly key: string;
  readonly arn: string;
  readonly policy: PolicyRecord | undefined;
}

/** Where the resource policy of a function, version or alias is kept. */
export function findPolicy(text: string, caller: LambdaContext, qualifier?: string): PolicyPlace {
  const found = getFunctionVersion(text, caller, qualifier);
  if (found.qualifier === '$LATEST') throw invalidParameter('We currently do not support adding policies for $LATEST.');
  const key = qualifiedKey(found.name, found.qualifier);
  const arn = functionArn(found.context, found.name, found.qualifier);
  return { context: found.context, key, arn, policy: found.context.state.policies.get(key) };
}

export function formatPolicy(policy: PolicyRecord): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: Object.values(policy.statements) });
}

/** Stores the statements of a policy; without any there is no policy. */
export function savePolicy({ context, key }: PolicyPlace, statements: PolicyRecord['statements']): void {
  if (Object.keys(statements).length === 0) context.state.policies.delete(key);
  else context.state.policies.set(key, { statements, revisionId: context.ids.uuid() });
}

export function assertPolicyRevision(policy: PolicyRecord | undefined, revisionId: string | undefined): void {
  if (revisionId !== undefined && policy?.revisionId !== revisionId) throw revisionMismatch();
}

export function getPolicyRecord({ policy }: PolicyPlace): PolicyRecord {
  if (!policy) throw noSuchResource();
  return policy;
}
