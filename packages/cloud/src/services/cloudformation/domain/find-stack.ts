import type { AwsError } from '../../../kernel/aws-error.ts';
import { stackWithIdNotFound } from '../errors.ts';
import type { CloudFormationState, StackRecord } from '../state.ts';

/** A stack by name, if it is not deleted, or by id, even then. */
export function findStack(state: CloudFormationState, nameOrId: string): StackRecord | undefined {
  return state.stacks.get(nameOrId.startsWith('arn:') ? nameOrId : (state.stackIds.get(nameOrId) ?? ''));
}

/** Like {@link findStack}; operations differ in the words in which they miss a stack. */
export function getStack(
  state: CloudFormationState,
  nameOrId: string,
  missing: (name: string) => AwsError = stackWithIdNotFound,
): StackRecord {
  const stack = findStack(state, nameOrId);
  if (!stack) throw missing(nameOrId);
  return stack;
}
