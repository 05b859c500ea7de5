import { getStack } from '../domain/find-stack.ts';
import { paginate } from '../domain/paginate.ts';
import { stackNotFound, validationError } from '../errors.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';
import type { ResourceStatus } from '@aws-sdk/client-cloudformation';

/** Newest first. */
export const describeStackEvents: CloudFormationOperation<'DescribeStackEvents'> = (input, { state }) => {
  if (input.StackName === undefined) throw validationError('StackName must be specified.');
  const { stackId, stackName } = getStack(state, input.StackName, stackNotFound);
  const events = [...state.events.of(stackId).values()].toReversed();
  const { page, nextToken } = paginate(events, input.NextToken, PAGE_SIZE);
  return {
    NextToken: nextToken,
    StackEvents: page.map((event) => ({
      StackId: stackId,
      EventId: event.eventId,
      StackName: stackName,
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId,
      ResourceType: event.type,
      Timestamp: new Date(event.at),
      // A stack's own events carry stack statuses, which the model has no separate member for.
      ResourceStatus: event.status as ResourceStatus,
      ResourceStatusReason: event.reason,
      ResourceProperties: event.properties,
      ClientRequestToken: event.clientRequestToken,
    })),
  };
};
