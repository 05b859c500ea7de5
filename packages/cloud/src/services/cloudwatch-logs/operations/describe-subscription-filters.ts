import { getGroup } from '../domain/find-group.ts';
import { afterToken, isText, takePage } from '../domain/page.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';
import type { LogsOperation } from '../state.ts';

/** Lists a group's subscription filters in order of name. */
export const describeSubscriptionFilters: LogsOperation<'DescribeSubscriptionFilters'> = (input, context) => {
  const { logGroupName, filterNamePrefix = '', limit, nextToken } = input;
  const after = afterToken(nextToken, isText);
  getGroup(logGroupName, context);
  const range = context.state.subscriptions
    .of(logGroupName)
    .range({ from: after ?? filterNamePrefix, to: `${filterNamePrefix}\uffff`, exclusive: after !== undefined });
  const page = takePage(range, { size: limit ?? DEFAULT_PAGE_SIZE });
  return {
    subscriptionFilters: page.items.map((filter) => ({
      filterName: filter.name,
      logGroupName,
      filterPattern: filter.pattern,
      destinationArn: filter.destinationArn,
      ...(filter.roleArn !== undefined && { roleArn: filter.roleArn }),
      distribution: filter.distribution,
      creationTime: filter.createdAt,
    })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
};
