import type { CloudFormationContext, Deployment, ResourceRecord, StackRecord, UndoEntry } from '../state.ts';
import { createResource, deleteResource, revertResource, updateResource } from './apply-resource.ts';
import { finishOutputs } from './create-phase.ts';
import { continueDeployment, endDeployment, parkDeployment } from './deployment.ts';
import { setStackStatus } from './record-status.ts';

/** Creates, updates or replaces the next resource of a stack; resources that stay as they are cost no step. */
export function advanceUpdate(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  let { remaining, undo, cleanUp } = deployment;
  for (;;) {
    const [logicalId, ...rest] = remaining;
    const declared = logicalId === undefined ? undefined : stack.template.Resources[logicalId];
    if (logicalId === undefined || !declared) return completeUpdate(stack, { ...deployment, undo, cleanUp }, context);
    remaining = rest;
    const existing = context.state.resources.of(stack.stackId).get(logicalId);
    if (!existing || isToBeCreated(existing)) {
      undo = withEntry(undo, { logicalId });
      const applied = createResource(stack, logicalId, declared, context);
      if (applied === 'waiting') {
        return parkDeployment(stack, { ...deployment, remaining: [logicalId, ...rest], undo, cleanUp }, context);
      }
      if (applied === 'failed') return failUpdate(stack, { ...deployment, undo }, failed('create', logicalId), context);
      break;
    }
    const { applied, replaced } = updateResource(stack, existing, declared, context);
    if (applied === 'unchanged') continue;
    undo = withEntry(undo, { logicalId, previous: existing });
    if (applied === 'waiting') {
      return parkDeployment(stack, { ...deployment, remaining: [logicalId, ...rest], undo, cleanUp }, context);
    }
    if (applied === 'failed') return failUpdate(stack, { ...deployment, undo }, failed('update', logicalId), context);
    if (replaced) cleanUp = [...cleanUp, replaced];
    break;
  }
  continueDeployment(stack, { ...deployment, remaining, undo, cleanUp }, context);
}

/** A nested stack whose creation is under way counts as well. */
function isToBeCreated({ status }: ResourceRecord): boolean {
  return status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED' || status === 'CREATE_IN_PROGRESS';
}

/** One entry per resource: a nested stack comes by more than once, and the first time counts. */
function withEntry(undo: readonly UndoEntry[], entry: UndoEntry): readonly UndoEntry[] {
  return undo.some(({ logicalId }) => logicalId === entry.logicalId) ? undo : [...undo, entry];
}

function failed(verb: string, logicalId: string): string {
  return `The following resource(s) failed to ${verb}: [${logicalId}]. `;
}

function completeUpdate(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const finished = finishOutputs(stack, context);
  if (typeof finished === 'string') return failUpdate(stack, deployment, `${finished}. `, context);
  const removed = (deployment.previous?.order ?? [])
    .filter((logicalId) => !stack.order.includes(logicalId))
    .toReversed()
    .flatMap((logicalId) => context.state.resources.of(stack.stackId).get(logicalId) ?? []);
  const cleaning = setStackStatus(finished, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined, context);
  const cleanUp = [...deployment.cleanUp, ...removed];
  continueDeployment(cleaning, { ...deployment, phase: 'clean-up', cleanUp }, context);
}

function failUpdate(stack: StackRecord, deployment: Deployment, reason: string, context: CloudFormationContext): void {
  const rolling = setStackStatus(stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason, context);
  continueDeployment(rolling, { ...deployment, phase: 'roll-back-update', cleanUp: [] }, context);
}

/** Takes back the last change of an update that failed or was cancelled. */
export function advanceRollBackUpdate(
  stack: StackRecord,
  deployment: Deployment,
  context: CloudFormationContext,
): void {
  const entry = deployment.undo.at(-1);
  if (!entry) return completeRollBack(stack, deployment, context);
  const undo = deployment.undo.slice(0, -1);
  const resources = context.state.resources.of(stack.stackId);
  const present = resources.get(entry.logicalId);
  const { previous } = entry;
  let { cleanUp } = deployment;
  if (present && previous) {
    const isReplaced = present.physicalId !== previous.physicalId;
    if (isReplaced) {
      cleanUp = [...cleanUp, present];
      resources.set(entry.logicalId, previous);
    } else {
      const applied = revertResource(stack, present, previous, context);
      if (applied === 'waiting') return parkDeployment(stack, deployment, context);
      if (applied === 'failed') {
        const reason = `The following resource(s) failed to update: [${entry.logicalId}]. `;
        // The deployment stays, so that ContinueUpdateRollback can take it up again.
        setStackStatus({ ...stack, deployment }, 'UPDATE_ROLLBACK_FAILED', reason, context);
        return;
      }
    }
  } else if (present) {
    cleanUp = [...cleanUp, present];
  }
  continueDeployment(stack, { ...deployment, undo, cleanUp }, context);
}

function completeRollBack(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const { previous } = deployment;
  const restored: StackRecord = previous ? { ...previous, terminationProtection: stack.terminationProtection } : stack;
  const status = 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS';
  const cleaning = setStackStatus(restored, status, undefined, context);
  continueDeployment(cleaning, { ...deployment, phase: 'clean-up' }, context);
}

/** Deletes the next resource that an update, or its being rolled back, has left behind. */
export function advanceCleanUp(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  const [resource, ...cleanUp] = deployment.cleanUp;
  if (!resource) {
    const isRollback = stack.status === 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS';
    const rest = endDeployment({ ...stack, updatedAt: context.clock.now() }, context);
    setStackStatus(rest, isRollback ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE', undefined, context);
    return;
  }
  const listed = context.state.resources.of(stack.stackId).get(resource.logicalId);
  // False for the former self of a replaced resource.
  const isListed = listed?.physicalId === resource.physicalId;
  const policy = isListed ? resource.deletionPolicy : resource.updateReplacePolicy;
  const retain = policy === 'Retain' && stack.status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS';
  // AWS: what cannot be deleted after an update is left behind; the update has succeeded all the same.
  const applied = deleteResource(stack, (isListed ? listed : undefined) ?? resource, context, { isListed, retain });
  if (applied === 'waiting') return parkDeployment(stack, deployment, context);
  if (isListed) context.state.resources.of(stack.stackId).delete(resource.logicalId);
  continueDeployment(stack, { ...deployment, cleanUp }, context);
}
