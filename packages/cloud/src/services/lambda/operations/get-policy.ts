import { findPolicy, formatPolicy, getPolicyRecord } from '../domain/policy.ts';
import type { LambdaOperation } from '../state.ts';

/** Answers a function's resource policy as JSON text. */
export const getPolicy: LambdaOperation<'GetPolicy'> = (input, caller) => {
  const policy = getPolicyRecord(findPolicy(input.FunctionName, caller, input.Qualifier));
  return { Policy: formatPolicy(policy), RevisionId: policy.revisionId };
};
