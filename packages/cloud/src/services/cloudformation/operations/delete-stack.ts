import { importersOf } from '../domain/exports.ts';
import { findStack } from '../domain/find-stack.ts';
import { setStackStatus } from '../domain/record-status.ts';
import { startDelete } from '../domain/start-deployment.ts';
import { notEmulated, terminationProtected, validationError } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Deleting a stack that is not there succeeds. */
export const deleteStack: CloudFormationOperation<'DeleteStack'> = (input, context) => {
  if (input.DeletionMode === 'FORCE_DELETE_STACK') throw notEmulated('FORCE_DELETE_STACK');
  const stack = findStack(context.state, input.StackName);
  if (!stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') return {};
  if (stack.terminationProtection) throw terminationProtected(stack.stackName);
  if (input.RetainResources?.length && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      'Invalid operation on stack. RetainResources can only be specified when the stack is in DELETE_FAILED state.',
    );
  }
  if (stack.deployment && stack.status.startsWith('UPDATE_') && stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(`Stack [${stack.stackId}] cannot be deleted while in status ${stack.status}`);
  }
  for (const { exportName } of stack.outputs) {
    const users = exportName === undefined ? [] : importersOf(context.state, exportName);
    if (users.length === 0) continue;
    const reason = `Cannot delete export ${exportName ?? ''} as it is in use by ${users.join(', ')}.`;
    setStackStatus(stack, 'DELETE_FAILED', reason, context);
    return {};
  }
  startDelete(stack, input.RetainResources ?? [], input.ClientRequestToken, context);
  return {};
};
