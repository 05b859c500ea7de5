import { getStack } from '../domain/find-stack.ts';
import { stackNotFound } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

export const updateTerminationProtection: CloudFormationOperation<'UpdateTerminationProtection'> = (
  input,
  { state },
) => {
  const stack = getStack(state, input.StackName, stackNotFound);
  state.stacks.set(stack.stackId, { ...stack, terminationProtection: input.EnableTerminationProtection });
  return { StackId: stack.stackId };
};
