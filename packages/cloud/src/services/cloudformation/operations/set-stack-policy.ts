import { getStack } from '../domain/find-stack.ts';
import { notEmulated, stackNotFound, validationError } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** The policy is kept and answered by GetStackPolicy; updates are not held to it. */
export const setStackPolicy: CloudFormationOperation<'SetStackPolicy'> = (input, { state }) => {
  if (input.StackPolicyURL !== undefined) throw notEmulated('stack policies by URL');
  const stack = getStack(state, input.StackName, stackNotFound);
  if (input.StackPolicyBody === undefined) {
    throw validationError('You must specify either the StackPolicyBody or the StackPolicyURL parameter.');
  }
  state.stacks.set(stack.stackId, { ...stack, stackPolicy: input.StackPolicyBody });
  return {};
};
