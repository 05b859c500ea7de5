import type { DynamodbOperation } from '../state.ts';
import { getNamedTable } from '../tables/find-table.ts';

export const describeTimeToLive: DynamodbOperation<'DescribeTimeToLive'> = (input, context) => {
  const { timeToLive } = getNamedTable(context, input.TableName);
  if (!timeToLive?.enabled) return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } };
  return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute } };
};
