import { getGroup } from '../domain/find-group.ts';
import { expireEvents } from '../domain/retention.ts';
import { invalidRetention } from '../errors.ts';
import { RETENTION_DAYS } from '../limits.ts';
import type { LogsOperation } from '../state.ts';

/** Sets how many days a group keeps its events; what is older goes at once. */
export const putRetentionPolicy: LogsOperation<'PutRetentionPolicy'> = ({ logGroupName, retentionInDays }, context) => {
  if (!RETENTION_DAYS.includes(retentionInDays)) throw invalidRetention(retentionInDays);
  const group = { ...getGroup(logGroupName, context), retentionDays: retentionInDays };
  context.state.groups.set(logGroupName, group);
  expireEvents(group, context);
  return {};
};
