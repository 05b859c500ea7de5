import { getStack } from '../domain/find-stack.ts';
import { quotedStackNotFound, resourceNotFound } from '../errors.ts';
import type { CloudFormationOperation } from '../state.ts';

export const describeStackResource: CloudFormationOperation<'DescribeStackResource'> = (input, { state }) => {
  const { stackId, stackName } = getStack(state, input.StackName, quotedStackNotFound);
  const resource = state.resources.of(stackId).get(input.LogicalResourceId);
  if (!resource) throw resourceNotFound(input.LogicalResourceId, input.StackName);
  return {
    StackResourceDetail: {
      StackName: stackName,
      StackId: stackId,
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      LastUpdatedTimestamp: new Date(resource.changedAt),
      ResourceStatus: resource.status,
      ResourceStatusReason: resource.statusReason,
      Metadata: JSON.stringify(resource.metadata ?? {}),
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
    },
  };
};
