import { isTemplateError } from '../../../deploy/template/template-error.ts';
import type { CloudFormationContext, Deployment, StackRecord } from '../state.ts';
import { createResource, deleteResource } from './apply-resource.ts';
import { continueDeployment, endDeployment, newDeployment, parkDeployment } from './deployment.ts';
import { findExportConflict } from './exports.ts';
import { setStackStatus } from './record-status.ts';
import { resolveImports, resolveOutputs } from './resolve-outputs.ts';

/** Creates the next resource of a new stack, or completes it. */
export function advanceCreate(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const [logicalId, ...remaining] = deployment.remaining;
  const declared = logicalId === undefined ? undefined : stack.template.Resources[logicalId];
  if (logicalId === undefined || !declared) return completeCreate(stack, context);
  const applied = createResource(stack, logicalId, declared, context);
  if (applied === 'waiting') return parkDeployment(stack, deployment, context);
  if (applied === 'failed') {
    return failCreate(stack, `The following resource(s) failed to create: [${logicalId}]. `, context);
  }
  continueDeployment(stack, { ...deployment, remaining }, context);
}

function completeCreate(stack: StackRecord, context: CloudFormationContext): void {
  const finished = finishOutputs(stack, context);
  if (typeof finished === 'string') return failCreate(stack, `${finished}. `, context);
  setStackStatus(endDeployment(finished, context), 'CREATE_COMPLETE', undefined, context);
}

/** The stack with its outputs, or why they cannot be. */
export function finishOutputs(stack: StackRecord, context: CloudFormationContext): StackRecord | string {
  try {
    const outputs = resolveOutputs(stack, context);
    const conflict = findExportConflict(stack, outputs, context.state);
    return conflict ?? { ...stack, outputs, imports: resolveImports(stack, context) };
  } catch (error) {
    if (isTemplateError(error)) return error.message;
    throw error;
  }
}

function failCreate(stack: StackRecord, reason: string, context: CloudFormationContext): void {
  if (stack.onFailure === 'DO_NOTHING') {
    setStackStatus(endDeployment(stack, context), 'CREATE_FAILED', reason, context);
    return;
  }
  const created = stack.order.filter((id) => context.state.resources.of(stack.stackId).has(id)).toReversed();
  if (stack.onFailure === 'DELETE') {
    const deleting = setStackStatus(stack, 'DELETE_IN_PROGRESS', `${reason}Delete requested by user.`, context);
    return continueDeployment(deleting, newDeployment('delete', created), context);
  }
  const rolling = setStackStatus(stack, 'ROLLBACK_IN_PROGRESS', `${reason}Rollback requested by user.`, context);
  continueDeployment(rolling, newDeployment('roll-back-create', created), context);
}

/** Takes back the next resource of a stack that could not be created. */
export function advanceRollBackCreate(
  stack: StackRecord,
  deployment: Deployment,
  context: CloudFormationContext,
): void {
  const [logicalId, ...remaining] = deployment.remaining;
  if (logicalId === undefined) return completeRollBack(stack, deployment, context);
  const resource = context.state.resources.of(stack.stackId).get(logicalId);
  let { failed } = deployment;
  if (resource) {
    const retain = resource.deletionPolicy === 'Retain';
    const applied = deleteResource(stack, resource, context, { isListed: true, retain });
    if (applied === 'waiting') return parkDeployment(stack, deployment, context);
    if (applied === 'failed') failed = [...failed, logicalId];
  }
  continueDeployment(stack, { ...deployment, remaining, failed }, context);
}

function completeRollBack(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const rest = endDeployment(stack, context);
  if (deployment.failed.length === 0) {
    setStackStatus(rest, 'ROLLBACK_COMPLETE', undefined, context);
    return;
  }
  const reason = `The following resource(s) failed to delete: [${deployment.failed.join(', ')}]. `;
  setStackStatus(rest, 'ROLLBACK_FAILED', reason, context);
}
