import { notEmulated } from '../errors.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';
import { storeTable } from '../tables/store-table.ts';

/** Keeps the setting; the answer says ENABLING or DISABLING, as AWS's does. */
export const updateContributorInsights: DynamodbOperation<'UpdateContributorInsights'> = (input, context) => {
  if (input.IndexName !== undefined) throw notEmulated('contributor insights for an index');
  const table = getTable(context, input.TableName);
  const contributorInsights = input.ContributorInsightsAction === 'ENABLE';
  storeTable(context, { ...table, contributorInsights });
  return { TableName: table.name, ContributorInsightsStatus: contributorInsights ? 'ENABLING' : 'DISABLING' };
};
