import { getStack } from '../domain/find-stack.ts';
import { paginate } from '../domain/paginate.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

export const listStackResources: CloudFormationOperation<'ListStackResources'> = (input, { state }) => {
  const { stackId } = getStack(state, input.StackName);
  const { page, nextToken } = paginate([...state.resources.of(stackId).values()], input.NextToken, PAGE_SIZE);
  return {
    NextToken: nextToken,
    StackResourceSummaries: page.map((resource) => ({
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      LastUpdatedTimestamp: new Date(resource.changedAt),
      ResourceStatus: resource.status,
      ResourceStatusReason: resource.statusReason,
      DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
    })),
  };
};
