import { getStack } from '../domain/find-stack.ts';
import { stackNotFound } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

export const getStackPolicy: CloudFormationOperation<'GetStackPolicy'> = (input, { state }) => ({
  StackPolicyBody: getStack(state, input.StackName, stackNotFound).stackPolicy,
});
