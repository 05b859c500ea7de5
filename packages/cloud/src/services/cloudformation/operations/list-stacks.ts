import { dateOf } from '../domain/describe-stack.ts';
import { paginate } from '../domain/paginate.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

/** Deleted stacks are listed too, unless the filter leaves them out. Newest first. */
export const listStacks: CloudFormationOperation<'ListStacks'> = (input, { state }) => {
  const filter = input.StackStatusFilter ?? [];
  const stacks = [...state.stacks.values()]
    .filter((stack) => filter.length === 0 || filter.includes(stack.status))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const { page, nextToken } = paginate(stacks, input.NextToken, PAGE_SIZE);
  return {
    NextToken: nextToken,
    StackSummaries: page.map((stack) => ({
      StackId: stack.stackId,
      StackName: stack.stackName,
      TemplateDescription: stack.description,
      CreationTime: new Date(stack.createdAt),
      LastUpdatedTime: dateOf(stack.updatedAt),
      DeletionTime: dateOf(stack.deletedAt),
      StackStatus: stack.status,
      StackStatusReason: stack.statusReason,
      ParentId: stack.parentId,
      RootId: stack.rootId,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' as const },
    })),
  };
};
