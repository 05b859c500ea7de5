import { getGroup } from '../domain/find-group.ts';
import { deletionProtected } from '../errors.ts';
import type { LogsOperation } from '../state.ts';

/** Deletes a group with its streams, events and subscription filters. */
export const deleteLogGroup: LogsOperation<'DeleteLogGroup'> = ({ logGroupName }, context) => {
  const { state } = context;
  if (getGroup(logGroupName, context).deletionProtected) throw deletionProtected();
  state.groups.delete(logGroupName);
  state.storedBytes.delete(logGroupName);
  for (const family of [state.streams, state.streamsByLastEvent, state.events, state.timeline, state.subscriptions]) {
    family.drop(logGroupName);
  }
  context.cancel('retention', logGroupName);
  return {};
};
