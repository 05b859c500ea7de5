import type { Change, ResourceAttribute } from '@aws-sdk/client-cloudformation';
import { describeParameters, describeTags } from '../domain/describe-stack.ts';
import { getChangeSet } from '../domain/find-change-set.ts';
import { paginate } from '../domain/paginate.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation, ResourceChangeRecord } from '../state.ts';

export const describeChangeSet: CloudFormationOperation<'DescribeChangeSet'> = (input, { state }) => {
  const changeSet = getChangeSet(state, input.ChangeSetName, input.StackName);
  const { page, nextToken } = paginate(changeSet.changes, input.NextToken, PAGE_SIZE);
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.changeSetId,
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    Description: changeSet.changeSetDescription,
    Parameters: describeParameters(changeSet),
    CreationTime: new Date(changeSet.createdAt),
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    NotificationARNs: [...changeSet.notificationArns],
    RollbackConfiguration: {},
    Capabilities: [...changeSet.capabilities] as 'CAPABILITY_IAM'[],
    Tags: describeTags(changeSet.tags),
    Changes: page.map(describeChange),
    NextToken: nextToken,
    IncludeNestedStacks: false,
    OnStackFailure: changeSet.onStackFailure,
  };
};

function describeChange(change: ResourceChangeRecord): Change {
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.physicalId,
      ResourceType: change.type,
      Replacement: change.replacement,
      Scope: change.action === 'Modify' ? (['Properties'] satisfies ResourceAttribute[]) : [],
      Details: change.properties.map((name) => ({
        Target: {
          Attribute: 'Properties',
          Name: name,
          RequiresRecreation: change.replacement === 'True' ? 'Conditionally' : 'Never',
        },
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      })),
    },
  };
}
