import { getGroup } from '../domain/find-group.ts';
import type { LogsOperation } from '../state.ts';

/** ListTagsForResource by the group's name, as it was called before. */
export const listTagsLogGroup: LogsOperation<'ListTagsLogGroup'> = ({ logGroupName }, context) => ({
  tags: { ...getGroup(logGroupName, context).tags },
});
