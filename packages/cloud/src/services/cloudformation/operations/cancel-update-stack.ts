import { continueDeployment } from '../domain/deployment.ts';
import { getStack } from '../domain/find-stack.ts';
import { setStackStatus } from '../domain/record-status.ts';
import { notCancellable, stackNotFound } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Stops an update that is under way and takes back what it has done. */
export const cancelUpdateStack: CloudFormationOperation<'CancelUpdateStack'> = (input, context) => {
  const stack = getStack(context.state, input.StackName, stackNotFound);
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !stack.deployment) throw notCancellable();
  const rolling = setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated', context);
  continueDeployment(rolling, { ...stack.deployment, phase: 'roll-back-update', cleanUp: [] }, context);
  return {};
};
