import type { GlobalSecondaryIndexUpdate } from '@aws-sdk/client-dynamodb';
import type { Properties } from '../../../kernel/service.ts';
import { readList, readText } from '../../template-properties/property-values.ts';
import { updateTable } from '../operations/update-table.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import { getNamedTable } from '../tables/find-table.ts';
import {
  globalIndex,
  readAttributeDefinitions,
  readBoolean,
  readEncryption,
  readStream,
  readThroughput,
} from './table-properties.ts';

type Changes = Omit<Parameters<DynamodbOperation<'UpdateTable'>>[0], 'TableName'>;

/** Makes the changes that a template asks for, in the steps that UpdateTable allows. */
export function updateTableFromTemplate(
  context: DynamodbContext,
  name: string,
  properties: Properties,
  previous: Properties,
): void {
  const update = (changes: Changes): void => void updateTable({ TableName: name, ...changes }, context);
  const changed = (property: string): boolean =>
    JSON.stringify(properties[property]) !== JSON.stringify(previous[property]);
  if (changed('BillingMode') || changed('ProvisionedThroughput')) updateBilling(context, name, properties, update);
  updateGlobalIndexes(properties, previous, update);
  if (changed('StreamSpecification')) {
    if (getNamedTable(context, name).stream?.enabled) update({ StreamSpecification: { StreamEnabled: false } });
    const stream = readStream(properties);
    if (stream) update({ StreamSpecification: stream });
  }
  if (changed('SSESpecification')) update({ SSESpecification: readEncryption(properties) ?? { Enabled: false } });
  if (changed('TableClass')) update({ TableClass: (readText(properties, 'TableClass') ?? 'STANDARD') as 'STANDARD' });
  if (changed('DeletionProtectionEnabled')) {
    update({ DeletionProtectionEnabled: readBoolean(properties, 'DeletionProtectionEnabled') ?? false });
  }
}

function updateBilling(
  context: DynamodbContext,
  name: string,
  properties: Properties,
  update: (changes: Changes) => void,
): void {
  const billing = (readText(properties, 'BillingMode') ?? 'PROVISIONED') as 'PROVISIONED' | 'PAY_PER_REQUEST';
  const throughput = billing === 'PROVISIONED' ? readThroughput(properties) : undefined;
  const table = getNamedTable(context, name);
  const same =
    table.throughput.read === throughput?.ReadCapacityUnits && table.throughput.write === throughput.WriteCapacityUnits;
  if (billing === table.billing && (billing === 'PAY_PER_REQUEST' || same)) return;
  update({ BillingMode: billing, ...(throughput && { ProvisionedThroughput: throughput }) });
}

/** One index at a time, as UpdateTable allows. AWS: an index whose key or projection changes is deleted and made anew. */
function updateGlobalIndexes(properties: Properties, previous: Properties, update: (changes: Changes) => void): void {
  const wanted = indexesByName(properties);
  const present = indexesByName(previous);
  const apply = (change: GlobalSecondaryIndexUpdate): void =>
    update({
      GlobalSecondaryIndexUpdates: [change],
      AttributeDefinitions: readAttributeDefinitions(properties),
    } as Changes);
  const shapeOf = ({ KeySchema, Projection }: Properties): string => JSON.stringify([KeySchema, Projection]);
  for (const [name, index] of present) {
    const next = wanted.get(name);
    if (!next || shapeOf(next) !== shapeOf(index)) apply({ Delete: { IndexName: name } });
  }
  for (const [name, index] of wanted) {
    const before = present.get(name);
    if (!before || shapeOf(before) !== shapeOf(index)) apply({ Create: globalIndex(index) });
    else if (JSON.stringify(before['ProvisionedThroughput']) !== JSON.stringify(index['ProvisionedThroughput'])) {
      const throughput = readThroughput(index);
      if (throughput) apply({ Update: { IndexName: name, ProvisionedThroughput: throughput } });
    }
  }
}

function indexesByName(properties: Properties): Map<string, Properties> {
  return new Map(
    readList(properties, 'GlobalSecondaryIndexes').map((index) => [readText(index, 'IndexName') ?? '', index]),
  );
}
