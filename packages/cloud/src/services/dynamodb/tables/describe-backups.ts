import type { ContinuousBackupsDescription } from '@aws-sdk/client-dynamodb';
import { backupsMissing } from '../errors.ts';
import type { DynamodbContext } from '../state.ts';
import { tableNameOf } from './find-table.ts';
import type { Table } from './table.ts';

/** The table of a request about backups, which fails with words of its own. */
export function getBackedUpTable(context: DynamodbContext, nameOrArn: string): Table {
  const name = tableNameOf(context, nameOrArn);
  const table = context.state.tables.get(name);
  if (!table) throw backupsMissing(name);
  return table;
}

/** The setting alone is kept; nothing is backed up. */
export function describeBackups(
  context: DynamodbContext,
  { pointInTimeRecovery: recovery }: Table,
): ContinuousBackupsDescription {
  if (!recovery) {
    return {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
    };
  }
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: recovery.days,
      EarliestRestorableDateTime: new Date(recovery.since),
      LatestRestorableDateTime: new Date(context.clock.now()),
    },
  };
}
