import type { CloudFormationContext, Deployment, StackRecord } from '../state.ts';

/** Names the occurrence that carries a deployment on. */
export const ADVANCE = 'advance-deployment';

/** A deployment with nothing to do yet. */
export function newDeployment(phase: Deployment['phase'], remaining: readonly string[]): Deployment {
  return { phase, remaining, undo: [], cleanUp: [], failed: [], retained: [] };
}

/** Keeps a stack's deployment and lets its next step happen. */
export function continueDeployment(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  context.state.stacks.set(stack.stackId, { ...stack, deployment });
  context.later({ kind: ADVANCE, key: stack.stackId, payload: { stackId: stack.stackId } });
}

/** Keeps a stack's deployment until a nested stack wakes it. */
export function parkDeployment(stack: StackRecord, deployment: Deployment, context: CloudFormationContext): void {
  context.state.stacks.set(stack.stackId, { ...stack, deployment });
}

/** Lets the stack that another is nested in go on. */
export function wakeParent(stack: StackRecord, context: CloudFormationContext): void {
  const { parentId } = stack;
  if (parentId !== undefined) context.later({ kind: ADVANCE, key: parentId, payload: { stackId: parentId } });
}

/** Takes the deployment off a stack: it is at rest. */
export function endDeployment(stack: StackRecord, context: CloudFormationContext): StackRecord {
  const { deployment: _, ...rest } = stack;
  context.state.stacks.set(stack.stackId, rest);
  return rest;
}
