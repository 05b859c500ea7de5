import { getGroup } from '../domain/find-group.ts';
import { removeTags } from '../domain/tags.ts';
import type { LogsOperation } from '../state.ts';

/** UntagResource by the group's name, as it was called before. */
export const untagLogGroup: LogsOperation<'UntagLogGroup'> = ({ logGroupName, tags }, context) => {
  removeTags(getGroup(logGroupName, context), tags, context);
  return {};
};
