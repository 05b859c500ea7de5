import type { CloudFormationContext, StackRecord, StackSettings } from '../state.ts';
import { continueDeployment, newDeployment } from './deployment.ts';
import type { PreparedStack } from './prepare-stack.ts';
import { setStackStatus } from './record-status.ts';

/** The ARN of a new stack. */
export function newStackId(stackName: string, context: CloudFormationContext): string {
  return `arn:aws:cloudformation:${context.region}:${context.account}:stack/${stackName}/${context.ids.uuid()}`;
}

/** Everything about a new stack that is not from its template. */
export type StackOptions = Pick<
  StackRecord,
  | 'changeSetId'
  | 'clientRequestToken'
  | 'onFailure'
  | 'parentId'
  | 'rootId'
  | 'stackPolicy'
  | 'terminationProtection'
  | 'timeoutMinutes'
>;

/** Makes a stack's record and starts to create its resources. */
export function startCreate(
  identity: { readonly stackId: string; readonly stackName: string },
  settings: StackSettings,
  order: readonly string[],
  options: StackOptions,
  context: CloudFormationContext,
): void {
  const record: StackRecord = {
    ...settings,
    ...options,
    ...identity,
    status: 'CREATE_IN_PROGRESS',
    createdAt: context.clock.now(),
    outputs: [],
    imports: [],
    order,
  };
  context.state.stackIds.set(identity.stackName, identity.stackId);
  const stack = setStackStatus(record, 'CREATE_IN_PROGRESS', 'User Initiated', context);
  continueDeployment(stack, newDeployment('create', order), context);
}

/** Starts to bring a stack to what its new template says. */
export function startUpdate(
  previous: StackRecord,
  prepared: Pick<PreparedStack, 'settings'> & { readonly plan: { readonly order: readonly string[] } },
  options: Partial<Pick<StackRecord, 'changeSetId' | 'clientRequestToken' | 'stackPolicy'>>,
  context: CloudFormationContext,
): void {
  const { description: _, clientRequestToken: __, ...kept } = previous;
  const { order } = prepared.plan;
  const record: StackRecord = {
    ...kept,
    ...prepared.settings,
    ...options,
    order,
    updatedAt: context.clock.now(),
  };
  const stack = setStackStatus(record, 'UPDATE_IN_PROGRESS', 'User Initiated', context);
  continueDeployment(stack, { ...newDeployment('update', order), previous }, context);
}

/** Starts to delete a stack's resources, last created first. */
export function startDelete(
  stack: StackRecord,
  retained: readonly string[],
  clientRequestToken: string | undefined,
  context: CloudFormationContext,
): void {
  const { clientRequestToken: _, ...kept } = stack;
  const token = clientRequestToken === undefined ? {} : { clientRequestToken };
  const deleting = setStackStatus({ ...kept, ...token }, 'DELETE_IN_PROGRESS', 'User Initiated', context);
  const remaining = [...new Set([...stack.order, ...context.state.resources.of(stack.stackId).keys()])].toReversed();
  continueDeployment(deleting, { ...newDeployment('delete', remaining), retained }, context);
}
