import type { DynamodbOperation } from '../state.ts';
import { describeBackups, getBackedUpTable } from '../tables/describe-backups.ts';

export const describeContinuousBackups: DynamodbOperation<'DescribeContinuousBackups'> = (input, context) => ({
  ContinuousBackupsDescription: describeBackups(context, getBackedUpTable(context, input.TableName)),
});
