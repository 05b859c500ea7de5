import { assertPolicyRevision, findPolicy, savePolicy } from '../domain/policy.ts';
import { invalidParameter, resourceConflict } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

type Conditions = Record<string, Record<string, string>>;

/** Adds a statement to a function's resource policy. */
export const addPermission: LambdaOperation<'AddPermission'> = (input, caller) => {
  const place = findPolicy(input.FunctionName, caller, input.Qualifier);
  const statements = place.policy?.statements ?? {};
  assertPolicyRevision(place.policy, input.RevisionId);
  if (input.StatementId in statements) {
    throw resourceConflict(
      `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    );
  }
  if (input.FunctionUrlAuthType !== undefined && input.Action !== 'lambda:InvokeFunctionUrl') {
    throw invalidParameter('FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action');
  }
  const conditions = conditionsOf(input);
  const statement = {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal),
    Action: input.Action,
    Resource: place.arn,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
  savePolicy(place, { ...statements, [input.StatementId]: statement });
  return { Statement: JSON.stringify(statement) };
};

function principalOf(principal: string): unknown {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (principal.startsWith('arn:')) return { AWS: principal };
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$|\.alexa\.com$|^alexa-/.test(principal))
    return { Service: principal };
  throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}

function conditionsOf(input: Parameters<typeof addPermission>[0]): Conditions {
  const equals = {
    ...(input.SourceAccount !== undefined && { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.EventSourceToken !== undefined && { 'lambda:EventSourceToken': input.EventSourceToken }),
    ...(input.FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
    ...(input.PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
  };
  return {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
    ...(input.InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(input.InvokedViaFunctionUrl) },
    }),
  };
}
