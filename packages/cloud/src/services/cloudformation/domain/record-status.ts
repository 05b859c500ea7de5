import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import { wakeParent } from './deployment.ts';
import type { CloudFormationContext, EventRecord, ResourceRecord, StackRecord } from '../state.ts';

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** Gives a stack a new status, and tells so in its events. Answers the stack as it is now. */
export function setStackStatus(
  stack: StackRecord,
  status: StackStatus,
  reason: string | undefined,
  context: CloudFormationContext,
): StackRecord {
  const { statusReason: _, ...rest } = stack;
  const changed: StackRecord = { ...rest, status, ...(reason === undefined ? {} : { statusReason: reason }) };
  context.state.stacks.set(stack.stackId, changed);
  addEvent(changed, context, {
    eventId: context.ids.uuid(),
    logicalId: stack.stackName,
    physicalId: stack.stackId,
    type: STACK_TYPE,
    status,
    ...(reason === undefined ? {} : { reason }),
  });
  if (!status.endsWith('_IN_PROGRESS')) wakeParent(changed, context);
  return changed;
}

/** Replaces a resource's record, and tells its status in the stack's events. */
export function setResource(
  stack: StackRecord,
  resource: Omit<ResourceRecord, 'changedAt'>,
  context: CloudFormationContext,
): ResourceRecord {
  const at = context.clock.now();
  const record: ResourceRecord = { ...resource, changedAt: at };
  context.state.resources.of(stack.stackId).set(resource.logicalId, record);
  addResourceEvent(stack, record, context);
  return record;
}

/** An event about a resource as its record stands. */
export function addResourceEvent(
  stack: StackRecord,
  resource: ResourceRecord,
  context: CloudFormationContext,
  reason: string | undefined = resource.statusReason,
): void {
  const time = new Date(context.clock.now()).toISOString();
  addEvent(stack, context, {
    eventId: `${resource.logicalId}-${resource.status}-${time}`,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status: resource.status,
    properties: JSON.stringify(resource.properties),
    ...(reason === undefined ? {} : { reason }),
  });
}

/** A record without the reason of an earlier status. */
export function withStatus(resource: ResourceRecord, status: ResourceStatus, reason?: string): ResourceRecord {
  const { statusReason: _, ...rest } = resource;
  return { ...rest, status, ...(reason === undefined ? {} : { statusReason: reason }) };
}

function addEvent(
  stack: StackRecord,
  context: CloudFormationContext,
  event: Omit<EventRecord, 'at' | 'clientRequestToken'>,
): void {
  const events = context.state.events.of(stack.stackId);
  const number = (events.last()?.[0] ?? 0) + 1;
  const token = stack.clientRequestToken;
  events.set(number, {
    ...event,
    at: context.clock.now(),
    ...(token === undefined ? {} : { clientRequestToken: token }),
  });
}
