import type { DynamodbOperation } from '../state.ts';
import { describeBackups, getBackedUpTable } from '../tables/describe-backups.ts';
import { storeTable } from '../tables/store-table.ts';

const DEFAULT_RECOVERY_DAYS = 35;

/** Keeps the setting; restoring is not emulated. */
export const updateContinuousBackups: DynamodbOperation<'UpdateContinuousBackups'> = (input, context) => {
  const { PointInTimeRecoveryEnabled: enabled, RecoveryPeriodInDays: days } = input.PointInTimeRecoverySpecification;
  const table = getBackedUpTable(context, input.TableName);
  const since = table.pointInTimeRecovery?.since ?? context.clock.now();
  const pointInTimeRecovery = enabled ? { since, days: days ?? DEFAULT_RECOVERY_DAYS } : undefined;
  const changed = { ...table, pointInTimeRecovery };
  storeTable(context, changed);
  return { ContinuousBackupsDescription: describeBackups(context, changed) };
};
