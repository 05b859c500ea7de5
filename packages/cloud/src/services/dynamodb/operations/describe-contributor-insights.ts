import { notEmulated } from '../errors.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTable } from '../tables/find-table.ts';

/** The setting alone is kept; no rules report anything. */
export const describeContributorInsights: DynamodbOperation<'DescribeContributorInsights'> = (input, context) => {
  if (input.IndexName !== undefined) throw notEmulated('contributor insights for an index');
  const table = getTable(context, input.TableName);
  return { TableName: table.name, ContributorInsightsStatus: table.contributorInsights ? 'ENABLED' : 'DISABLED' };
};
