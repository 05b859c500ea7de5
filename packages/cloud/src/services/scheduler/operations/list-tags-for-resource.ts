import { formatTags, getGroupByArn } from '../domain/groups.ts';
import type { SchedulerOperation } from '../state.ts';

/** Tags of a group. */
export const listTagsForResource: SchedulerOperation<'ListTagsForResource'> = (input, context) => ({
  Tags: formatTags(getGroupByArn(context.state, input.ResourceArn).tags),
});
