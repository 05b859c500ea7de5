import { describeStack } from '../domain/describe-stack.ts';
import { liveStacks } from '../domain/exports.ts';
import { getStack } from '../domain/find-stack.ts';
import { paginate } from '../domain/paginate.ts';
import { PAGE_SIZE } from '../limits.ts';
import type { CloudFormationOperation } from '../state.ts';

/** One stack, deleted ones only by id; or all that are not deleted, newest first. */
export const describeStacks: CloudFormationOperation<'DescribeStacks'> = (input, { state }) => {
  if (input.StackName !== undefined) return { Stacks: [describeStack(getStack(state, input.StackName))] };
  const stacks = liveStacks(state).toSorted((a, b) => b.createdAt - a.createdAt);
  const { page, nextToken } = paginate(stacks, input.NextToken, PAGE_SIZE);
  return { Stacks: page.map(describeStack), NextToken: nextToken };
};
