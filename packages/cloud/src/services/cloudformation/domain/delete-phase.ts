import type { CloudFormationContext, Deployment, StackRecord } from '../state.ts';
import { deleteResource } from './apply-resource.ts';
import { continueDeployment, endDeployment, parkDeployment } from './deployment.ts';
import { setStackStatus } from './record-status.ts';

/** Deletes the next resource of a stack, or completes its deletion. */
export function advanceDelete(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const [logicalId, ...remaining] = deployment.remaining;
  if (logicalId === undefined) return completeDelete(stack, deployment, context);
  const resource = context.state.resources.of(stack.stackId).get(logicalId);
  let { failed } = deployment;
  if (resource && resource.status !== 'DELETE_COMPLETE') {
    const retain =
      resource.deletionPolicy === 'Retain' ||
      resource.deletionPolicy === 'RetainExceptOnCreate' ||
      deployment.retained.includes(logicalId);
    const applied = deleteResource(stack, resource, context, { isListed: true, retain });
    if (applied === 'waiting') return parkDeployment(stack, deployment, context);
    if (applied === 'failed') failed = [...failed, logicalId];
  }
  continueDeployment(stack, { ...deployment, remaining, failed }, context);
}

function completeDelete(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const rest = endDeployment(stack, context);
  if (deployment.failed.length > 0) {
    const reason = `The following resource(s) failed to delete: [${deployment.failed.join(', ')}]. `;
    setStackStatus(rest, 'DELETE_FAILED', reason, context);
    return;
  }
  context.state.stackIds.delete(stack.stackName);
  for (const [id, changeSet] of Array.from(context.state.changeSets)) {
    if (changeSet.stackId === stack.stackId) context.state.changeSets.delete(id);
  }
  const deleted: StackRecord = { ...rest, deletedAt: context.clock.now(), outputs: rest.outputs };
  setStackStatus(deleted, 'DELETE_COMPLETE', undefined, context);
}
