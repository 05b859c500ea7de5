import { nameOfGroup } from '../domain/find-group.ts';
import { afterToken, isText, takePage } from '../domain/page.ts';
import { invalidParameter } from '../errors.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';
import type { LogGroup, LogsOperation } from '../state.ts';

/** Lists groups in order of name, by prefix, by part of the name, by class, or by name or ARN. */
export const describeLogGroups: LogsOperation<'DescribeLogGroups'> = (input, { state }) => {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupIdentifiers, logGroupClass, limit, nextToken } = input ?? {};
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  if (logGroupIdentifiers !== undefined && (logGroupNamePrefix ?? logGroupNamePattern) !== undefined) {
    throw invalidParameter(
      'LogGroup identifiers and LogGroup name prefix or pattern are mutually exclusive parameters.',
    );
  }
  const names = logGroupIdentifiers && new Set(logGroupIdentifiers.map(nameOfGroup));
  const after = afterToken(nextToken, isText);
  const wanted = ({ name, logClass }: LogGroup): boolean =>
    (logGroupNamePattern === undefined || name.includes(logGroupNamePattern)) &&
    (names === undefined || names.has(name)) &&
    (logGroupClass === undefined || logClass === logGroupClass);
  const prefix = logGroupNamePrefix ?? '';
  const range = state.groups.range({
    from: after ?? prefix,
    to: `${prefix}\uffff`,
    exclusive: after !== undefined,
  });
  const page = takePage(range, { size: limit ?? DEFAULT_PAGE_SIZE, wanted });
  return {
    logGroups: page.items.map((group) => ({
      logGroupName: group.name,
      creationTime: group.createdAt,
      ...(group.retentionDays !== undefined && { retentionInDays: group.retentionDays }),
      metricFilterCount: 0,
      arn: `${group.arn}:*`,
      storedBytes: state.storedBytes.get(group.name) ?? 0,
      ...(group.kmsKeyId !== undefined && { kmsKeyId: group.kmsKeyId }),
      logGroupClass: group.logClass,
      logGroupArn: group.arn,
      deletionProtectionEnabled: group.deletionProtected,
    })),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
};
