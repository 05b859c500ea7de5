import { assertPolicyRevision, findPolicy, savePolicy } from '../domain/policy.ts';
import { resourceNotFound } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Removes a statement from a function's resource policy. */
export const removePermission: LambdaOperation<'RemovePermission'> = (input, caller) => {
  const place = findPolicy(input.FunctionName, caller, input.Qualifier);
  if (!place.policy) throw resourceNotFound('No policy is associated with the given resource.');
  const { [input.StatementId]: removed, ...statements } = place.policy.statements;
  if (removed === undefined) throw resourceNotFound(`Statement ${input.StatementId} is not found in resource policy.`);
  assertPolicyRevision(place.policy, input.RevisionId);
  savePolicy(place, statements);
  return {};
};
