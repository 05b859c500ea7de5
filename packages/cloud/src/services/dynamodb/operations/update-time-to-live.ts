import { validationError } from '../domain/validation-error.ts';
import type { DynamodbOperation } from '../state.ts';
import { getNamedTable } from '../tables/find-table.ts';
import { setTimeToLive } from '../tables/set-time-to-live.ts';

/** Takes effect at once; AWS takes up to an hour, during which it refuses further changes. */
export const updateTimeToLive: DynamodbOperation<'UpdateTimeToLive'> = (input, context) => {
  const { AttributeName: attribute, Enabled: enabled } = input.TimeToLiveSpecification;
  const table = getNamedTable(context, input.TableName);
  const current = table.timeToLive?.enabled ? table.timeToLive : undefined;
  if (enabled && current) {
    throw validationError(
      current.attribute === attribute
        ? 'TimeToLive is already enabled'
        : `TimeToLive is active on a different AttributeName: current AttributeName is ${current.attribute}`,
    );
  }
  if (!enabled && !current) throw validationError('TimeToLive is already disabled');
  if (!enabled && current && current.attribute !== attribute) {
    throw validationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${current.attribute}`,
    );
  }
  setTimeToLive(context, table, { attribute, enabled });
  return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } };
};
