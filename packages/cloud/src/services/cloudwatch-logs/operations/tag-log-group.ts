import { getGroup } from '../domain/find-group.ts';
import { addTags } from '../domain/tags.ts';
import type { LogsOperation } from '../state.ts';

/** TagResource by the group's name, as it was called before. */
export const tagLogGroup: LogsOperation<'TagLogGroup'> = ({ logGroupName, tags }, context) => {
  addTags(getGroup(logGroupName, context), tags, context);
  return {};
};
