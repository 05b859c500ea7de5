import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { readObject, readTags, readText } from '../../template-properties/property-values.ts';
import { createTable } from '../operations/create-table.ts';
import { deleteTable } from '../operations/delete-table.ts';
import type { DynamodbContext, DynamodbState } from '../state.ts';
import { getNamedTable } from '../tables/find-table.ts';
import { storeTable } from '../tables/store-table.ts';
import { setTimeToLive } from '../tables/set-time-to-live.ts';
import type { Table } from '../tables/table.ts';
import { createInput, readBoolean } from './table-properties.ts';
import { updateTableFromTemplate } from './update-table-resource.ts';

const MAX_NAME_LENGTH = 255;
const DEFAULT_RECOVERY_DAYS = 35;

/** `AWS::DynamoDB::Table` */
export const tableResource: ServiceResource<DynamodbState> = {
  properties: [
    'AttributeDefinitions',
    'BillingMode',
    'ContributorInsightsSpecification',
    'DeletionProtectionEnabled',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'LocalSecondaryIndexes',
    'PointInTimeRecoverySpecification',
    'ProvisionedThroughput',
    'SSESpecification',
    'StreamSpecification',
    'TableClass',
    'TableName',
    'Tags',
    'TimeToLiveSpecification',
  ],
  required: ['KeySchema'],
  replaceOn: ['KeySchema', 'LocalSecondaryIndexes', 'TableName'],
  create(properties, request, context) {
    const name = readText(properties, 'TableName') ?? request.generateName({ maxLength: MAX_NAME_LENGTH });
    createTable(createInput(name, properties, request.tags), context);
    applySettings(context, name, properties);
    return describeResource(getNamedTable(context, name));
  },
  update(physicalId, properties, previous, request, context) {
    updateTableFromTemplate(context, physicalId, properties, previous);
    const table = getNamedTable(context, physicalId);
    const tags = Object.fromEntries(readTags(properties, request.tags).map(({ Key, Value }) => [Key, Value]));
    storeTable(context, { ...table, tags });
    applySettings(context, physicalId, properties);
    return describeResource(getNamedTable(context, physicalId));
  },
  delete(physicalId, _properties, context) {
    if (context.state.tables.has(physicalId)) deleteTable({ TableName: physicalId }, context);
  },
};

/** What CreateTable does not take: time to live, point-in-time recovery, contributor insights. */
function applySettings(context: DynamodbContext, name: string, properties: Properties): void {
  const timeToLive = readObject(properties, 'TimeToLiveSpecification');
  const enabled = timeToLive ? (readBoolean(timeToLive, 'Enabled') ?? false) : false;
  const attribute = timeToLive ? readText(timeToLive, 'AttributeName') : undefined;
  const table = getNamedTable(context, name);
  if (enabled && attribute !== undefined) {
    if (!table.timeToLive?.enabled || table.timeToLive.attribute !== attribute)
      setTimeToLive(context, table, { attribute, enabled });
  } else if (table.timeToLive?.enabled) {
    setTimeToLive(context, table, { ...table.timeToLive, enabled: false });
  }
  const recovery = readObject(properties, 'PointInTimeRecoverySpecification');
  const recovers = recovery ? (readBoolean(recovery, 'PointInTimeRecoveryEnabled') ?? false) : false;
  const days = recovery
    ? Number(readText(recovery, 'RecoveryPeriodInDays') ?? DEFAULT_RECOVERY_DAYS)
    : DEFAULT_RECOVERY_DAYS;
  const current = getNamedTable(context, name);
  const since = current.pointInTimeRecovery?.since ?? context.clock.now();
  const insights = readObject(properties, 'ContributorInsightsSpecification');
  storeTable(context, {
    ...current,
    pointInTimeRecovery: recovers ? { since, days } : undefined,
    contributorInsights: insights ? (readBoolean(insights, 'Enabled') ?? false) : false,
  });
}

function describeResource(table: Table): ResourceResult {
  return {
    physicalId: table.name,
    attributes: { Arn: table.arn, ...(table.stream?.enabled && { StreamArn: table.stream.arn }), TableId: table.id },
  };
}
