import type { Properties } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { readList, readText } from '../../template-properties/property-values.ts';
import { notEmulated } from '../errors.ts';
import type { DynamodbContext, DynamodbState } from '../state.ts';
import { tableResource } from './table-resource.ts';

/** `AWS::DynamoDB::GlobalTable` with one replica, that of the stack's region; more than one is refused. */
export const globalTableResource: ServiceResource<DynamodbState> = {
  properties: [
    'AttributeDefinitions',
    'BillingMode',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'LocalSecondaryIndexes',
    'Replicas',
    'SSESpecification',
    'StreamSpecification',
    'TableName',
    'TimeToLiveSpecification',
  ],
  required: ['KeySchema', 'AttributeDefinitions', 'Replicas'],
  replaceOn: ['KeySchema', 'LocalSecondaryIndexes', 'TableName'],
  create(properties, request, context) {
    return tableResource.create(tableProperties(properties, context), request, context);
  },
  update(physicalId, properties, previous, request, context) {
    const { update } = tableResource;
    if (!update) throw notEmulated('update of a global table');
    return update(
      physicalId,
      tableProperties(properties, context),
      tableProperties(previous, context),
      request,
      context,
    );
  },
  delete(physicalId, properties, context) {
    tableResource.delete(physicalId, properties, context);
  },
};

/** A table's properties: those of its one replica lie in `Replicas`. */
function tableProperties(properties: Properties, context: DynamodbContext): Properties {
  const { Replicas: _replicas, ...own } = properties;
  const replicas = readList(properties, 'Replicas');
  const [replica] = replicas;
  if (replicas.length !== 1 || !replica || readText(replica, 'Region') !== context.region) {
    throw notEmulated('replication of a table to other regions');
  }
  const { Region: _region, ...settings } = replica;
  if (readText(own, 'BillingMode') !== 'PAY_PER_REQUEST')
    throw notEmulated('auto scaling of a global table: use PAY_PER_REQUEST');
  return { ...own, ...settings };
}
