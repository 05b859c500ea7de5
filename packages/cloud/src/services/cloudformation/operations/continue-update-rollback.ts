import { continueDeployment } from '../domain/deployment.ts';
import { getStack } from '../domain/find-stack.ts';
import { setStackStatus } from '../domain/record-status.ts';
import { stackNotFound, validationError } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Takes a rollback up again that has failed; resources to skip are left as they are. */
export const continueUpdateRollback: CloudFormationOperation<'ContinueUpdateRollback'> = (input, context) => {
  const stack = getStack(context.state, input.StackName, stackNotFound);
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !stack.deployment) {
    throw validationError(`Stack:${stack.stackId} is in ${stack.status} state and can not continue update rollback.`);
  }
  const skipped = new Set(input.ResourcesToSkip ?? []);
  const undo = stack.deployment.undo.filter((entry) => !skipped.has(entry.logicalId));
  const rolling = setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated', context);
  continueDeployment(rolling, { ...stack.deployment, undo }, context);
  return {};
};
