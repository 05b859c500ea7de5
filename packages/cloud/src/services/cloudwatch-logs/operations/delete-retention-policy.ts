import { getGroup } from '../domain/find-group.ts';
import { armRetention } from '../domain/retention.ts';
import type { LogsOperation } from '../state.ts';

/** Keeps a group's events for ever. */
export const deleteRetentionPolicy: LogsOperation<'DeleteRetentionPolicy'> = ({ logGroupName }, context) => {
  const group = { ...getGroup(logGroupName, context), retentionDays: undefined };
  context.state.groups.set(logGroupName, group);
  armRetention(group, context);
  return {};
};
