import { getStack } from '../domain/find-stack.ts';
import { resourceNotFound, stackWithIdNotFound, validationError } from '../errors.ts';
import type { CloudFormationOperation, CloudFormationState, StackRecord } from '../state.ts';

/** All resources of a stack, or those with a logical or physical id. */
export const describeStackResources: CloudFormationOperation<'DescribeStackResources'> = (input, { state }) => {
  const { StackName, PhysicalResourceId, LogicalResourceId } = input;
  if (StackName !== undefined && PhysicalResourceId !== undefined) {
    throw validationError('Only one of StackName or PhysicalResourceId may be specified.');
  }
  const stack =
    PhysicalResourceId === undefined ? getStack(state, StackName ?? '') : ownerOf(state, PhysicalResourceId);
  const resources = [...state.resources.of(stack.stackId).values()].filter(
    (resource) => LogicalResourceId === undefined || resource.logicalId === LogicalResourceId,
  );
  if (LogicalResourceId !== undefined && resources.length === 0) {
    throw resourceNotFound(LogicalResourceId, stack.stackName);
  }
  return {
    StackResources: resources.map((resource) => ({
      StackName: stack.stackName,
      StackId: stack.stackId,
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      Timestamp: new Date(resource.changedAt),
      ResourceStatus: resource.status,
      ResourceStatusReason: resource.statusReason,
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
    })),
  };
};

function ownerOf(state: CloudFormationState, physicalId: string): StackRecord {
  for (const stack of state.stacks.values()) {
    const resources = [...state.resources.of(stack.stackId).values()];
    if (resources.some((resource) => resource.physicalId === physicalId)) return stack;
  }
  throw stackWithIdNotFound(physicalId);
}
