import { getStack } from '../domain/find-stack.ts';
import { paginate } from '../domain/paginate.ts';
import { stackNotFound } from '../errors.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

export const listChangeSets: CloudFormationOperation<'ListChangeSets'> = (input, { state }) => {
  const { stackId } = getStack(state, input.StackName, stackNotFound);
  const changeSets = [...state.changeSets.values()].filter((changeSet) => changeSet.stackId === stackId);
  const { page, nextToken } = paginate(changeSets, input.NextToken, PAGE_SIZE);
  return {
    NextToken: nextToken,
    Summaries: page.map((changeSet) => ({
      StackId: stackId,
      StackName: changeSet.stackName,
      ChangeSetId: changeSet.changeSetId,
      ChangeSetName: changeSet.name,
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      CreationTime: new Date(changeSet.createdAt),
      Description: changeSet.changeSetDescription,
      IncludeNestedStacks: false,
    })),
  };
};
